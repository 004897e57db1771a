/** Windows shared by several layer types: see `PrimitiveLayerType.window`. */
import type { AxisReach, AxisWindow, Window } from "../vocabulary.ts";

/** The position itself. */
export const POINT: AxisWindow = { kernel: 1, stride: 1, padding: 0, dilation: 1 };

/** Each unit reads the value at its own position. */
export const POINTS: Window = { c: POINT, y: POINT, x: POINT };

/** Every unit reads all `size` positions: a window as large as the axis, which does not move. */
export function whole(size: number): AxisWindow {
  return { kernel: size, stride: 0, padding: 0, dilation: 1 };
}

/** Each map is read from the map of the same channel. */
export function withinMaps(y: AxisReach, x: AxisReach): Window {
  return { c: POINT, y, x };
}
