/** The grid over the scene: what the classifier is given, which pixels its answers are for, and how many are right. Pure. */
import { CELL, COLUMNS, marginOf, NORMALISATION, placesOf, ROWS, type Step } from "./network.ts";
import { CLASSES, HEIGHT, WIDTH } from "./scenery.ts";
import type { Canvas } from "./sprite.ts";

/** Where the grid lies while it is not moved. */
export const HOME = { x: (WIDTH - COLUMNS * CELL) / 2, y: (HEIGHT - ROWS * CELL) / 2 } as const;

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** What `slidNetwork` is given: the part of the scene under the grid, and the margin that its cells reach into. */
export function gridInput({ rgb, width, height }: Canvas, offset: Offset, step: Step): Float32Array {
  const { before } = marginOf(step);
  const [h, w] = [ROWS * CELL + CELL - step, COLUMNS * CELL + CELL - step];
  const [top, left] = [HOME.y + offset.y - before, HOME.x + offset.x - before];
  const input = new Float32Array(3 * h * w);
  for (let c = 0; c < 3; c++)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++)
        input[(c * h + y) * w + x] =
          ((rgb[(c * height + y + top) * width + x + left] ?? 0) - NORMALISATION.mean) / NORMALISATION.std;
  return input;
}

/** The class of the largest output at each place. */
export function labelsOf(output: Float32Array, step: Step): Uint8Array {
  const { h, w } = placesOf(step);
  const places = h * w;
  return Uint8Array.from({ length: places }, (_, at) => {
    let best = 0;
    for (let c = 1; c < CLASSES.length; c++)
      if ((output[c * places + at] ?? 0) > (output[best * places + at] ?? 0)) best = c;
    return best;
  });
}
