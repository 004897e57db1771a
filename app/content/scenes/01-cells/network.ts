/** The classifier of a cell, and the same weights slid over a whole picture. Pure. */
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { Architecture } from "#nn/types.ts";
import { cellConvolution, cellFeatures, STRIDES } from "../../cell-classifier.ts";
import { CLASSES } from "./scenery.ts";

export { NORMALISATION } from "../../cell-classifier.ts";

/** Side of a cell, in pixels: what the classifier sees. */
export const CELL = 24;
/** Cells down and across. */
export const ROWS = 7;
export const COLUMNS = 10;

/** Pixels from one place of the classifier to the next. */
export const STEPS = [24, 12, 8, 4, 2, 1] as const;
export type Step = (typeof STEPS)[number];

const JUMP = STRIDES[0] * STRIDES[1];

/** Classifies one cell. */
export const cellNetwork: Architecture = {
  name: "cell",
  input: { c: 3, h: CELL, w: CELL },
  layers: [
    ...cellFeatures(...STRIDES),
    flatten.create("flatten"),
    { ...dense.create("classes"), units: CLASSES.length },
  ],
};

/** Pixels around the grid that the classifier sees as well, since its cells overlap, on each side before and after it. */
export function marginOf(step: Step): { readonly before: number; readonly after: number } {
  const before = Math.floor((CELL - step) / 2);
  return { before, after: CELL - step - before };
}

/** Places of the classifier down and across. */
export function placesOf(step: Step): { readonly h: number; readonly w: number } {
  return { h: (ROWS * CELL) / step, w: (COLUMNS * CELL) / step };
}

/**
 * Classifies every place of the grid in one pass: with the weights of `cellNetwork`, the dense layer laid out as a
 * convolution. Between the network's own jump and a whole cell, its last layer takes a stride; below it, strides give way
 * to dilations.
 */
export function slidNetwork(step: Step): Architecture {
  const [first, second] = step >= JUMP ? STRIDES : step === 2 ? ([2, 1] as const) : ([1, 1] as const);
  return {
    name: `step ${step}`,
    input: { c: 3, h: ROWS * CELL + CELL - step, w: COLUMNS * CELL + CELL - step },
    layers: [
      ...cellFeatures(first, second),
      cellConvolution("classes", CLASSES.length, 3, step >= JUMP ? step / JUMP : 1, step >= JUMP ? 1 : JUMP / step),
    ],
  };
}
