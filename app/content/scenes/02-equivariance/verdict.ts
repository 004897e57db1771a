/** What the stage says about the difference between the two routes. Pure. */
import { type Layer, strideOf } from "./layer.ts";

/** Differences below this fraction of the largest |f(x)| are rounding errors. */
const ROUNDING = 1e-5;

export interface Measured {
  /** The largest absolute difference between the two routes. */
  readonly difference: number;
  /** The largest absolute value of f(x). */
  readonly scale: number;
}

/**
 * Whether what is left between the two routes is only rounding. */
export function agree({ difference, scale }: Measured): boolean {
  return difference < ROUNDING * scale;
}

/** What causes the difference, or why there is none. Empty if f(x) is zero everywhere: then there is nothing to compare.
 */
export function verdict(layer: Layer, shift: { readonly x: number; readonly y: number }, measured: Measured): string {
  if (!(measured.scale > 0)) return "";
  const isRounding = agree(measured);
  if (shift.x === 0 && shift.y === 0) return isRounding ? "Without a shift, the two routes are the same." : LEFT;
  if (layer.kind === "dense") return isRounding ? CHANCE : DENSE;
  const step = strideOf(layer);
  const fits = shift.x % step === 0 && shift.y % step === 0;
  const padded = layer.padding === "zeros";
  if (isRounding) return padded || !fits ? CHANCE : alwaysAgree(step);
  if (fits) return padded ? BORDER : LEFT;
  const cause = `Neighbouring outputs are ${step} pixels apart, so only shifts by multiples of ${step} commute${padded ? " inside the border" : ""}; this one does not.`;
  return padded ? `${cause} The border differs too: there the filter saw zeros instead of the image.` : cause;
}

const LEFT = "For this shift the two routes are equal; the difference is rounding error.";
const CHANCE = "The two routes agree for this image and this shift, but not in general.";
const DENSE = "A dense layer has different weights at every position, so it does not recognise the shifted image.";
const BORDER = "Only the border differs: there the filter saw zeros instead of the image.";

function alwaysAgree(step: number): string {
  return step === 1
    ? "The two routes agree: shifting and filtering commute."
    : `The two routes agree, as they do for every shift by multiples of ${step}.`;
}
