/** What is measured of a layer's activations: samples by units. Pure. */

export interface Measures {
  readonly samples: number;
  readonly units: number;
  /** Share of zeros. */
  readonly sparsity: number;
  /** Units that are zero for every sample. */
  readonly dead: number;
  /** Correlation of each unit with each other one (units x units); 0 where one of them does not vary. */
  readonly correlations: Float64Array;
  /** Mean magnitude of the correlation over all pairs of units that vary; null where there is no such pair. */
  readonly correlation: number | null;
  /** Over the samples, averaged over the units. */
  readonly variance: number;
  readonly largest: number;
}

/** Deviations below this share of a unit's mean are rounding. */
const ROUNDING = 1e-6;

/** Variance of each unit over the samples (samples x units), averaged over the units. */
export function varianceOf(activations: Float32Array, units: number): number {
  const samples = activations.length / units;
  let total = 0;
  for (let unit = 0; unit < units; unit++) {
    let mean = 0;
    for (let i = unit; i < activations.length; i += units) mean += (activations[i] ?? 0) / samples;
    for (let i = unit; i < activations.length; i += units) total += ((activations[i] ?? 0) - mean) ** 2 / samples;
  }
  return total / units;
}

/** Measures activations (samples x units) of a layer with ReLUs; null where they have overflowed. */
export function measure(activations: Float32Array, units: number): Measures | null {
  if (!activations.every(Number.isFinite)) return null;
  const samples = activations.length / units;
  const means = new Float64Array(units);
  const fired = new Uint8Array(units);
  let [zeros, largest] = [0, 0];
  activations.forEach((value, i) => {
    const unit = i % units;
    means[unit] = (means[unit] ?? 0) + value / samples;
    if (value === 0) zeros++;
    else fired[unit] = 1;
    largest = Math.max(largest, value);
  });
  const centred = Float64Array.from(activations, (value, i) => value - (means[i % units] ?? 0));
  const variances = new Float64Array(units);
  centred.forEach((value, i) => (variances[i % units] = (variances[i % units] ?? 0) + (value * value) / samples));
  const varies = Array.from(variances, (variance, unit) => Math.sqrt(variance) > ROUNDING * Math.abs(means[unit] ?? 0));
  const correlations = new Float64Array(units * units);
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < units; a++) {
    if (!varies[a]) continue;
    for (let b = 0; b <= a; b++) {
      if (!varies[b]) continue;
      let covariance = 0;
      for (let i = 0; i < samples; i++)
        covariance += ((centred[i * units + a] ?? 0) * (centred[i * units + b] ?? 0)) / samples;
      const r = covariance / Math.sqrt((variances[a] ?? 1) * (variances[b] ?? 1));
      correlations[a * units + b] = correlations[b * units + a] = r;
      if (a !== b) [sum, pairs] = [sum + Math.abs(r), pairs + 1];
    }
  }
  return {
    samples,
    units,
    sparsity: zeros / activations.length,
    dead: units - fired.reduce((count, each) => count + each, 0),
    correlations,
    correlation: pairs > 0 ? sum / pairs : null,
    variance: variances.reduce((total, each) => total + each, 0) / units,
    largest,
  };
}

/** Units by the class that they fire for most, the strongest of a class first; those that never fire last. */
export function byClass(activations: Float32Array, units: number, labels: Uint8Array): readonly number[] {
  const classes = Math.max(...labels) + 1;
  const places = Array.from({ length: units }, (_, unit) => {
    const sums = new Float64Array(classes);
    labels.forEach((label, i) => (sums[label] = (sums[label] ?? 0) + (activations[i * units + unit] ?? 0)));
    const most = Math.max(...sums);
    const total = sums.reduce((a, b) => a + b, 0);
    return { unit, best: most > 0 ? sums.indexOf(most) : classes, share: total > 0 ? most / total : 0 };
  });
  return places.toSorted((a, b) => a.best - b.best || b.share - a.share || a.unit - b.unit).map(({ unit }) => unit);
}

/** Columns of a matrix in another order. */
export function permuted(values: ArrayLike<number>, units: number, order: readonly number[]): Float32Array {
  return Float32Array.from({ length: values.length }, (_, i) => values[i - (i % units) + (order[i % units] ?? 0)] ?? 0);
}

/** Samples that excite a unit most, strongest first; those that leave it at zero are left out. */
export function bestSamples(
  activations: Float32Array,
  units: number,
  unit: number,
  count: number,
): readonly { readonly sample: number; readonly value: number }[] {
  return Array.from({ length: activations.length / units }, (_, sample) => ({
    sample,
    value: activations[sample * units + unit] ?? 0,
  }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, count);
}
