import type { Montage } from "#engine/show/montage.ts";
import type { Place } from "../part.ts";

/** Values across one drawn pixel, for a picture shown at `scale` CSS pixels per value. */
export function shrinkFor(scale: number): number {
  return Math.max(1, Math.round(1 / (scale * window.devicePixelRatio)));
}

/** The value at a position in a montage's own pixels; null in a gap. */
export function unitAt(montage: Montage, px: number, py: number): Place | null {
  const pitchX = montage.cellWidth + montage.gap;
  const pitchY = montage.cellHeight + montage.gap;
  const column = Math.floor(px / pitchX);
  const row = Math.floor(py / pitchY);
  const x = Math.floor(px - column * pitchX);
  const y = Math.floor(py - row * pitchY);
  const c = row * montage.columns + column;
  const inside =
    px >= 0 &&
    py >= 0 &&
    column < montage.columns &&
    c < montage.count &&
    x < montage.cellWidth &&
    y < montage.cellHeight;
  return inside ? { c, y, x } : null;
}

/** Upper left corner of a unit, in the montage's own pixels. */
export function placeOf(
  montage: Montage,
  c: number,
  y: number,
  x: number,
): { readonly left: number; readonly top: number } {
  return {
    left: (c % montage.columns) * (montage.cellWidth + montage.gap) + x,
    top: Math.floor(c / montage.columns) * (montage.cellHeight + montage.gap) + y,
  };
}
