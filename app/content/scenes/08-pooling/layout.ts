/** Where map and output lie on the board, in cells of the map. Pure. */
import { SIDE } from "./state.ts";

const GAP = 1.7;
/** Cells of the output are drawn as large as the steps between windows, but no larger than this. */
const MOST = 2;
/** Of cells of the output, where the board is narrow and the output lies under the map. */
const SHRUNK = 0.6;

export interface BoardLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of the output, and the side of its cells. */
  readonly output: { readonly left: number; readonly top: number; readonly side: number };
}

/** The board for so many outputs on a side; `isTall` where the output lies under the map. */
export function layoutOf(outputs: number, stride: number, isTall: boolean): BoardLayout {
  const side = Math.min(stride, MOST) * (isTall ? SHRUNK : 1);
  const room = SIDE * (isTall ? SHRUNK : 1);
  const along = SIDE + GAP + (room - outputs * side) / 2;
  const across = (SIDE - outputs * side) / 2;
  return isTall
    ? { width: SIDE, height: SIDE + GAP + room, output: { left: across, top: SIDE + GAP, side } }
    : { width: SIDE + GAP + SIDE, height: SIDE, output: { left: along, top: across, side } };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Middle of an input. */
export function inputAt(place: number): Point {
  return { x: (place % SIDE) + 0.5, y: Math.floor(place / SIDE) + 0.5 };
}

/** Middle of an output. */
export function outputAt({ output: { left, top, side } }: BoardLayout, y: number, x: number): Point {
  return { x: left + (x + 0.5) * side, y: top + (y + 0.5) * side };
}
