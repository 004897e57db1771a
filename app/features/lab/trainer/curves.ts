/** Condenses long runs to curves of a few hundred points. Pure. */

/** Maximum number of points on a curve. */
const MOST = 400;

export interface Curve {
  /** Last step of each bucket, counted from 1. */
  readonly steps: readonly number[];
  /** Mean of each bucket. */
  readonly values: readonly number[];
  /** Exponential moving average over steps at the end of each bucket. */
  readonly smooth: readonly number[];
}

/**
 * Splits a history into at most 400 equal buckets and gives the mean of each, and the exponential moving average
 * with weight `1 - keep` for the new step, with bias correction (Kingma and Ba 2015, section 3).
 */
export function summarise(history: Float32Array, keep = 0.95): Curve {
  const size = Math.max(1, Math.ceil(history.length / MOST));
  const steps: number[] = [];
  const values: number[] = [];
  const smooth: number[] = [];
  let average = 0;
  let weight = 0;
  let sum = 0;
  let count = 0;
  history.forEach((value, i) => {
    average = keep * average + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    sum += value;
    count++;
    if (count < size && i + 1 < history.length) return;
    steps.push(i + 1);
    values.push(sum / count);
    smooth.push(average / weight);
    sum = 0;
    count = 0;
  });
  return { steps, values, smooth };
}

/** Loss and accuracy of uniform guessing, with the same number of images in each class. */
export function guessing(classes: number): { readonly loss: number; readonly accuracy: number } {
  return { loss: Math.log(classes), accuracy: 1 / classes };
}

/** Merges points measured at some steps into the x axis of a curve; missing steps are added. */
export function withPoints(
  curve: Curve,
  points: readonly { readonly step: number; readonly value: number }[],
): {
  readonly x: readonly number[];
  readonly raw: readonly (number | null)[];
  readonly smooth: readonly (number | null)[];
  readonly points: readonly (number | null)[];
} {
  const rows = new Map<number, { raw: number | null; smooth: number | null; point: number | null }>();
  curve.steps.forEach((step, i) =>
    rows.set(step, { raw: curve.values[i] ?? null, smooth: curve.smooth[i] ?? null, point: null }),
  );
  for (const { step, value } of points)
    rows.set(step, { ...(rows.get(step) ?? { raw: null, smooth: null }), point: value });
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return {
    x: sorted.map(([step]) => step),
    raw: sorted.map(([, row]) => row.raw),
    smooth: sorted.map(([, row]) => row.smooth),
    points: sorted.map(([, row]) => row.point),
  };
}
