/** The classifier of a cell, and the same weights slid over a whole picture. Pure. */
import { activation } from "#nn/layers/activation.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";
import { CLASSES } from "./scenery.ts";

/** Side of a cell, in pixels: what the classifier sees. */
export const CELL = 24;
/** Cells down and across. */
export const ROWS = 7;
export const COLUMNS = 10;

/** How the network is fed. */
export const NORMALISATION = { mean: 0.5, std: 0.25 } as const;

/** Pixels from one place of the classifier to the next. */
export const STEPS = [24, 12, 8, 4, 2, 1] as const;
export type Step = (typeof STEPS)[number];

/** Strides of the two layers that have one. */
const STRIDES = [2, 2] as const;
const JUMP = STRIDES[0] * STRIDES[1];

function conv(id: string, channels: number, kernel: number, stride: number, dilation = 1): Conv2dSpec {
  return {
    ...conv2d.create(id),
    channels,
    kernel: [kernel, kernel],
    stride: [stride, stride],
    dilation: [dilation, dilation],
    padding: "valid",
  };
}

/** The layers up to the last; each stride that is left out is made up for by the dilation of what follows. */
function features(first: number, second: number): readonly LayerSpec[] {
  const lost = STRIDES[0] / first;
  const all = lost * (STRIDES[1] / second);
  return [
    conv("conv1", 12, 4, first),
    activation.create("relu1"),
    conv("conv2", 16, 3, second, lost),
    activation.create("relu2"),
    conv("conv3", 16, 3, 1, all),
    activation.create("relu3"),
  ];
}

/** Classifies one cell. */
export const cellNetwork: Architecture = {
  name: "cell",
  input: { c: 3, h: CELL, w: CELL },
  layers: [...features(...STRIDES), flatten.create("flatten"), { ...dense.create("classes"), units: CLASSES.length }],
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
      ...features(first, second),
      conv("classes", CLASSES.length, 3, step >= JUMP ? step / JUMP : 1, step >= JUMP ? 1 : JUMP / step),
    ],
  };
}
