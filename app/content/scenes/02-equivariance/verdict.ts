/** What the stage says of the difference between the two routes. Pure. */
import { type Layer, strideOf } from "./layer.ts";

/** Differences below this share of the largest |f(x)| are rounding. */
const ROUNDING = 1e-5;

export interface Measured {
  /** The largest absolute difference between the two routes. */
  readonly difference: number;
  /** The largest absolute value of f(x). */
  readonly scale: number;
}

/** Whether what is left between the two routes is only rounding. */
export function agree({ difference, scale }: Measured): boolean {
  return difference < ROUNDING * scale;
}

/** What causes the difference; or why there is none. Empty where f(x) is zero everywhere, so that there is nothing to compare. */
export function verdict(layer: Layer, shift: { readonly x: number; readonly y: number }, measured: Measured): string {
  if (!(measured.scale > 0)) return "";
  const isRounding = agree(measured);
  if (shift.x === 0 && shift.y === 0) return isRounding ? "Nothing is shifted, so the two routes are the same." : LEFT;
  if (layer.kind === "dense") return isRounding ? CHANCE : DENSE;
  const step = strideOf(layer);
  const fits = shift.x % step === 0 && shift.y % step === 0;
  const padded = layer.padding === "zeros";
  if (isRounding) return padded || !fits ? CHANCE : alwaysAgree(step);
  if (fits) return padded ? BORDER : LEFT;
  const cause = `With ${step} pixels a step, only shifts by multiples of ${step} survive${padded ? " inside the border" : ""}, and this is not one.`;
  return padded ? `${cause} The border differs too: there the filter saw zeros instead of the picture.` : cause;
}

const LEFT = "For this shift both routes compute the same: what is left is rounding.";
const CHANCE = "For this picture and this shift the two routes agree; others may not.";
const DENSE = "A dense layer has its own weights at every place: it does not know the shifted picture.";
const BORDER = "Only the border differs: there the filter saw zeros instead of the picture.";

function alwaysAgree(step: number): string {
  return step === 1
    ? "The two routes agree: shifting and filtering may change places."
    : `The two routes agree, as they do for every shift by multiples of ${step}.`;
}
