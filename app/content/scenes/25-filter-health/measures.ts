/** What is measured of a bank of filters. Pure. */

export interface Measures {
  /** Of each filter: the correlation of neighbouring weights; null where all its weights are equal. */
  readonly smoothness: readonly (number | null)[];
  /** Over the filters that have one; null where none has. */
  readonly meanSmoothness: number | null;
  /** Of each filter with each other one. */
  readonly correlations: readonly (readonly number[])[];
  /** Mean magnitude over all pairs. */
  readonly correlation: number;
  /** The largest magnitude of a weight. */
  readonly largest: number;
}

/** Deviations below this share of the largest weight are rounding. */
const ROUNDING = 1e-6;

/**
 * Correlation of neighbouring weights, across and down (Moran's I): near 0 for noise, near 1 where weights change little
 * from one to the next.
 */
export function smoothnessOf(filter: Float32Array, side: number): number | null {
  const mean = filter.reduce((sum, weight) => sum + weight, 0) / filter.length;
  const size = filter.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const off = Float64Array.from(filter, (weight) => weight - mean);
  const variance = off.reduce((sum, each) => sum + each * each, 0) / filter.length;
  if (!(Math.sqrt(variance) > ROUNDING * size)) return null;
  let [sum, pairs] = [0, 0];
  off.forEach((each, i) => {
    if ((i + 1) % side !== 0) [sum, pairs] = [sum + each * (off[i + 1] ?? 0), pairs + 1];
    if (i + side < off.length) [sum, pairs] = [sum + each * (off[i + side] ?? 0), pairs + 1];
  });
  return sum / pairs / variance;
}

/** Cosine of the angle between two filters' deviations from their means; 1 for filters that are equal. */
function correlationOf(a: Float32Array, b: Float32Array): number {
  if (a.every((weight, i) => weight === b[i])) return 1;
  const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((weight, i) => {
    const [x, y] = [weight - meanA, (b[i] ?? 0) - meanB];
    [ab, aa, bb] = [ab + x * y, aa + x * x, bb + y * y];
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** The filters of a bank of one channel, one after another. */
export function filtersOf(bank: Float32Array, side: number): readonly Float32Array[] {
  const size = side * side;
  return Array.from({ length: bank.length / size }, (_, i) => bank.subarray(i * size, (i + 1) * size));
}

/** Measures a bank of filters of one channel; null where its weights have overflowed. */
export function measure(bank: Float32Array, side: number): Measures | null {
  if (!bank.every(Number.isFinite)) return null;
  const filters = filtersOf(bank, side);
  const smoothness = filters.map((filter) => smoothnessOf(filter, side));
  const known = smoothness.filter((each) => each !== null);
  const correlations = filters.map((a) => filters.map((b) => correlationOf(a, b)));
  const pairs = correlations.flatMap((row, i) => row.slice(0, i).map(Math.abs));
  return {
    smoothness,
    meanSmoothness: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : null,
    correlations,
    correlation: pairs.reduce((sum, each) => sum + each, 0) / pairs.length,
    largest: bank.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0),
  };
}

/** The step after which a curve has come to a height for the first time, between its points by a straight line; null where it never does. */
export function crossing(points: readonly { readonly x: number; readonly y: number }[], height: number): number | null {
  for (const [i, { x, y }] of points.entries()) {
    if (y < height) continue;
    const before = points[i - 1];
    return before ? before.x + ((x - before.x) * (height - before.y)) / (y - before.y) : x;
  }
  return null;
}
