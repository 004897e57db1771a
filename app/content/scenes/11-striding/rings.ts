/** Rings found in what the kernels computed. Pure. */
import { limitOf, pixelUnder, SIDE, type State } from "./layer.ts";

export interface Place {
  readonly y: number;
  readonly x: number;
}

/** How alike an output is to a middle of rings for a place to count as one, 0 .. 1; a true middle reaches about 0.7. */
const ALIKE = 0.6;

/**
 * Places of the plate round which an output (H, W) has rings like those round the middle of the plate: its numbers are
 * compared with such rings, of any phase, at every place whose surroundings lie inside.
 */
export function middlesOf(set: State, output: Float32Array, side: number): readonly Place[] {
  const { stride } = set;
  const reach = Math.ceil(SIDE / (2 * stride * stride)) - 1;
  const around = Array.from({ length: (2 * reach + 1) ** 2 }, (_, i) => {
    const [y, x] = [Math.floor(i / (2 * reach + 1)) - reach, (i % (2 * reach + 1)) - reach];
    const phase = (Math.PI * stride * stride * (x * x + y * y)) / SIDE;
    return { by: y * side + x, cos: Math.cos(phase), sin: Math.sin(phase) };
  });
  const alike = new Float32Array(side * side);
  for (let y = reach; y < side - reach; y++)
    for (let x = reach; x < side - reach; x++) alike[y * side + x] = likeness(output, y * side + x, around);
  const found: Place[] = [];
  alike.forEach((value, at) => {
    if (value >= ALIKE && around.every(({ by }) => (alike[at + by] ?? 0) <= value))
      found.push({ y: pixelUnder(set, Math.floor(at / side)), x: pixelUnder(set, at % side) });
  });
  return found;
}

function likeness(
  output: Float32Array,
  at: number,
  around: readonly { readonly by: number; readonly cos: number; readonly sin: number }[],
): number {
  let [sum, power, cos, sin, cosSum, sinSum] = [0, 0, 0, 0, 0, 0];
  for (const each of around) {
    const value = output[at + each.by] ?? 0;
    sum += value;
    power += value * value;
    cos += value * each.cos;
    sin += value * each.sin;
    cosSum += each.cos;
    sinSum += each.sin;
  }
  const count = around.length;
  const mean = sum / count;
  const strength = Math.hypot(cos - mean * cosSum, sin - mean * sinSum);
  const spread = power - count * mean * mean;
  return spread > 1e-6 * count ? strength / Math.sqrt(spread * count) : 0;
}

/** Middles of rings that the plate does not have: all but its own. */
export function falseOnes(middles: readonly Place[]): readonly Place[] {
  return middles.filter(({ y, x }) => Math.hypot(y - SIDE / 2, x - SIDE / 2) > 8);
}

/**
 * How strong an output is where the plate's rings are too fine for the stride, as a share of how strong it is where they
 * are not: standard deviations. Null for stride 1, which nothing is too fine for.
 */
export function beyondShare(set: State, output: Float32Array, side: number): number | null {
  if (set.stride === 1) return null;
  const limit = limitOf(set.stride);
  const sums = { inside: [0, 0, 0], beyond: [0, 0, 0] };
  output.forEach((value, i) => {
    const [y, x] = [Math.floor(i / side), i % side].map((at) => Math.abs(pixelUnder(set, at) - SIDE / 2));
    const sum = Math.max(y ?? 0, x ?? 0) <= limit ? sums.inside : sums.beyond;
    for (let power = 0; power < 3; power++) sum[power] = (sum[power] ?? 0) + value ** power;
  });
  const deviation = ([count = 0, sum = 0, squares = 0]: readonly number[]): number =>
    Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  const inside = deviation(sums.inside);
  return inside > 0 ? deviation(sums.beyond) / inside : null;
}
