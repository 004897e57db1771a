/** The grid over the scene: what the classifier is given, which pixels its answers are for, and how many are right. Pure. */
import { CELL, COLUMNS, marginOf, NORMALISATION, placesOf, ROWS, type Step } from "./network.ts";
import { BIRD, CLASSES, HEIGHT, WIDTH } from "./scenery.ts";
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

/** How many of the pixels under the grid got the class that the mask gives them. */
export interface Score {
  readonly pixels: number;
  readonly right: number;
  /** Pixels that show the bird. */
  readonly bird: number;
  readonly birdRight: number;
  /** Pixels that were labelled as bird and show something else. */
  readonly birdWrong: number;
}

/** The true class of each pixel under the grid, row by row. */
export function truthUnder({ truth, width }: Canvas, offset: Offset): Uint8Array {
  const [h, w] = [ROWS * CELL, COLUMNS * CELL];
  const under = new Uint8Array(h * w);
  for (let y = 0; y < h; y++) {
    const from = (y + HOME.y + offset.y) * width + HOME.x + offset.x;
    under.set(truth.subarray(from, from + w), y * w);
  }
  return under;
}

/** The label that each pixel under the grid gets: that of the place nearest to it. */
export function labelOfPixel(labels: Uint8Array, step: Step, pixel: number): number {
  const width = COLUMNS * CELL;
  const [y, x] = [Math.floor(pixel / width), pixel % width];
  return labels[Math.floor(y / step) * placesOf(step).w + Math.floor(x / step)] ?? 0;
}

/** Compares labels with the mask. */
export function scoreOf(labels: Uint8Array, step: Step, truth: Uint8Array): Score {
  let [right, bird, birdRight, birdWrong] = [0, 0, 0, 0];
  truth.forEach((is, pixel) => {
    const said = labelOfPixel(labels, step, pixel);
    if (said === is) right++;
    if (is === BIRD) bird++;
    if (said === BIRD) {
      if (is === BIRD) birdRight++;
      else birdWrong++;
    }
  });
  return { pixels: truth.length, right, bird, birdRight, birdWrong };
}

/** The cell of the classifier at one of its places, cut out of what `gridInput` gives. */
export function cellAt(input: Float32Array, step: Step, place: number): Float32Array {
  const [h, w] = [ROWS * CELL + CELL - step, COLUMNS * CELL + CELL - step];
  const across = placesOf(step).w;
  const [top, left] = [Math.floor(place / across) * step, (place % across) * step];
  const cell = new Float32Array(3 * CELL * CELL);
  for (let c = 0; c < 3; c++)
    for (let y = 0; y < CELL; y++) {
      const from = (c * h + top + y) * w + left;
      cell.set(input.subarray(from, from + CELL), (c * CELL + y) * CELL);
    }
  return cell;
}
