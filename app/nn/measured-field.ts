/** A unit's receptive field as measured by its gradient with respect to the network's input. Pure. */
import type { FieldBox } from "./field-box.ts";
import type { Shape } from "./types.ts";

export interface MeasuredField {
  /** The smallest box around every pixel with a gradient. */
  readonly box: FieldBox;
  /** Number of pixels with a gradient, and their fraction of all. */
  readonly pixels: number;
  readonly share: number;
  /** Standard deviation of the gradient's energy along each axis, in pixels. */
  readonly deviationY: number;
  readonly deviationX: number;
}

/**
 * The receptive field of a gradient (C, H, W): its bounding box, and its spread about its centre, with each pixel
 * weighted by its energy, the sum of squares over channels (as Luo et al. 2016 measure the effective field). Null for a
 * zero gradient.
 */
export function measureField(gradient: Float32Array, { c, h, w }: Shape): MeasuredField | null {
  const energy = new Float64Array(h * w);
  for (let i = 0; i < c * h * w; i++) energy[i % (h * w)] = (energy[i % (h * w)] ?? 0) + (gradient[i] ?? 0) ** 2;
  let [total, sumY, sumX, squareY, squareX, pixels] = [0, 0, 0, 0, 0, 0];
  let [top, bottom, left, right] = [h, -1, w, -1];
  energy.forEach((e, i) => {
    if (e === 0) return;
    const y = Math.floor(i / w);
    const x = i % w;
    total += e;
    sumY += e * y;
    sumX += e * x;
    squareY += e * y * y;
    squareX += e * x * x;
    pixels++;
    top = Math.min(top, y);
    bottom = y;
    left = Math.min(left, x);
    right = Math.max(right, x);
  });
  if (!(total > 0)) return null;
  const deviation = (square: number, sum: number): number =>
    Math.sqrt(Math.max(0, square / total - (sum / total) ** 2));
  return {
    box: { y: { first: top, last: bottom }, x: { first: left, last: right } },
    pixels,
    share: pixels / energy.length,
    deviationY: deviation(squareY, sumY),
    deviationX: deviation(squareX, sumX),
  };
}
