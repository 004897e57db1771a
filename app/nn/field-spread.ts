/** How far an effective receptive field reaches: statistics of a gradient to the input. */

export interface FieldSpread {
  /** Standard deviation of the gradient's energy along each axis, in pixels. */
  readonly deviationY: number;
  readonly deviationX: number;
  /** Share of the pixels whose gradient is not zero. */
  readonly share: number;
}

/**
 * Spread of a gradient (C, H, W) about its centre, each pixel weighted by its energy, the sum of
 * squares over channels (Luo et al. 2016 measure the effective field this way). Null for a zero gradient.
 */
export function fieldSpread(
  gradient: Float32Array,
  { c, h, w }: { readonly c: number; readonly h: number; readonly w: number },
): FieldSpread | null {
  const energy = new Float64Array(h * w);
  for (let i = 0; i < c * h * w; i++) energy[i % (h * w)] = (energy[i % (h * w)] ?? 0) + (gradient[i] ?? 0) ** 2;
  let [total, sumY, sumX, squareY, squareX, nonzero] = [0, 0, 0, 0, 0, 0];
  energy.forEach((e, i) => {
    const y = Math.floor(i / w);
    const x = i % w;
    total += e;
    sumY += e * y;
    sumX += e * x;
    squareY += e * y * y;
    squareX += e * x * x;
    if (e > 0) nonzero++;
  });
  if (!(total > 0)) return null;
  const deviation = (square: number, sum: number): number =>
    Math.sqrt(Math.max(0, square / total - (sum / total) ** 2));
  return { deviationY: deviation(squareY, sumY), deviationX: deviation(squareX, sumX), share: nonzero / energy.length };
}
