/** The activation functions as formulas, for the curve beside a unit. Pure. */
import type { ActivationKind } from "#nn/types.ts";

const SERIES_TERMS = 60;
const FRACTION_TERMS = 60;

/** Gauss error function in double precision (Abramowitz and Stegun 7.1.6 below 2.5, 7.1.14 above). */
export function errorFunction(x: number): number {
  const a = Math.abs(x);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let k = 1; k < SERIES_TERMS; k++) {
      term *= (2 * a * a) / (2 * k + 1);
      sum += term;
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-a * a) * sum;
  }
  let fraction = 0;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = (0.5 * k) / (a + fraction);
  return Math.sign(x) * (1 - Math.exp(-a * a) / (Math.sqrt(Math.PI) * (a + fraction)));
}

/** f(x); `slope` is what leaky ReLU leaves of a negative value. */
export function activationAt(kind: ActivationKind, x: number, slope: number): number {
  switch (kind) {
    case "relu":
      return Math.max(0, x);
    case "relu6":
      return Math.min(6, Math.max(0, x));
    case "leaky_relu":
      return x < 0 ? slope * x : x;
    case "tanh":
      return Math.tanh(x);
    case "sigmoid":
      return 1 / (1 + Math.exp(-x));
    case "gelu":
      return 0.5 * x * (1 + errorFunction(x / Math.SQRT2));
  }
}

/** Formula of each function, in TeX. */
export const activationTex: Readonly<Record<ActivationKind, string>> = {
  relu: String.raw`f(x) = \max(0, x)`,
  relu6: String.raw`f(x) = \min(6, \max(0, x))`,
  leaky_relu: String.raw`f(x) = \max(x, a x)`,
  tanh: String.raw`f(x) = \tanh x`,
  sigmoid: String.raw`f(x) = \frac{1}{1 + e^{-x}}`,
  gelu: String.raw`f(x) = x\,\Phi(x) = \tfrac{x}{2}\bigl(1 + \operatorname{erf}\tfrac{x}{\sqrt 2}\bigr)`,
};

/** What each function does, in one sentence. */
export const activationSense: Readonly<Record<ActivationKind, string>> = {
  relu: "Negative values become zero, the others pass.",
  relu6: "Negative values become zero, values above 6 become 6, the others pass.",
  leaky_relu: "Negative values are made small, the others pass.",
  tanh: "Values are bent into −1 … 1.",
  sigmoid: "Values are bent into 0 … 1.",
  gelu: "Values pass by the share of a normal distribution that lies below them.",
};
