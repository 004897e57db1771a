/** Errors of finite differences. Pure. */
import { EXPONENTS } from "./state.ts";

/** `(L(w + ε) − L(w − ε)) / 2 ε` */
export function centralDifference(above: number, below: number, epsilon: number): number {
  return (above - below) / (2 * epsilon);
}

/** How far two gradients are apart, as a share of the larger; 0 where both are zero. */
export function relativeError(analytic: number, numeric: number): number {
  const larger = Math.max(Math.abs(analytic), Math.abs(numeric));
  return larger > 0 ? Math.abs(analytic - numeric) / larger : 0;
}

/** The same of several weights at once, by the lengths of their vectors. */
export function tensorError(analytic: readonly number[], numeric: readonly number[]): number {
  const apart = Math.hypot(...analytic.map((value, i) => value - (numeric[i] ?? 0)));
  const larger = Math.max(Math.hypot(...analytic), Math.hypot(...numeric));
  return larger > 0 ? apart / larger : 0;
}

/** A weight's gradient against its differences. */
export interface Curve {
  readonly analytic: number;
  /** In the order of `EXPONENTS`. */
  readonly points: readonly { readonly exponent: number; readonly numeric: number; readonly error: number }[];
}

/** The curve of a weight. */
export function pointsOf(analytic: number, numeric: readonly number[]): Curve {
  return {
    analytic,
    points: EXPONENTS.map((exponent, i) => {
      const value = numeric[i] ?? Number.NaN;
      return { exponent, numeric: value, error: relativeError(analytic, value) };
    }),
  };
}

/** The exponent of the ε that has the least error. */
export function bestExponent({ points }: Curve): number {
  return points.reduce((best, point) => (point.error < best.error ? point : best)).exponent;
}

/** Places of the values that are largest in size, the largest first. */
export function largestPlaces(values: Float32Array, count: number): readonly number[] {
  return [...values.keys()]
    .toSorted((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, Math.min(count, values.length));
}

/** Relative errors: below the first nothing is wrong, above the second something is. */
export const AGREES = 0.05;
export const DIFFERS = 0.3;
