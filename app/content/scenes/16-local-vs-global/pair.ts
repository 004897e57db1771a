/** Pairs of points on a picture. Pure. */
import type { PixelSize } from "#data/scale-picture.ts";
import type { PlanePicture, Way } from "#engine/show/pair-sums.ts";
import { createRandom } from "#nn/random.ts";
import type { Pair } from "./state.ts";

export interface Point {
  readonly y: number;
  readonly x: number;
}

/** Both points of a pair. */
export function endsOf([y, x, down, right]: Pair): { readonly first: Point; readonly second: Point } {
  return { first: { y, x }, second: { y: y + down, x: x + right } };
}

/** The way from the first point of a pair to the second. */
export function wayOf([, , down, right]: Pair): Way {
  return { y: down, x: right };
}

/** Pixels between the points of a pair. */
export function distanceOf([, , down, right]: Pair): number {
  return Math.hypot(down, right);
}

/** One coordinate of a pair, moved into a picture of `size` pixels: shortened only where it is longer than that. */
function within(at: number, by: number, size: number): readonly [at: number, by: number] {
  const step = Math.max(1 - size, Math.min(size - 1, by));
  return [Math.max(-Math.min(0, step), Math.min(size - 1 - Math.max(0, step), at)), step];
}

/** A pair as near as it can be on a picture of this size, which may be smaller than the one that it was set on. */
export function placed([y, x, down, right]: Pair, { width, height }: PixelSize): Pair {
  const [top, below] = within(y, down, height);
  const [left, beside] = within(x, right, width);
  return [top, left, below, beside];
}

/** The pair with its second point elsewhere; it never falls on the first. */
export function pulled([y, x, down, right]: Pair, to: Point, { width, height }: PixelSize): Pair {
  const inside = { y: Math.max(0, Math.min(height - 1, to.y)), x: Math.max(0, Math.min(width - 1, to.x)) };
  if (inside.y === y && inside.x === x)
    return [y, x, Math.sign(down), down === 0 ? Math.sign(right) || 1 : Math.sign(right)];
  return [y, x, inside.y - y, inside.x - x];
}

/** What a picture has at both points of a pair. */
export function valuesAt({ width, values }: PlanePicture, pair: Pair): readonly [number, number] {
  const { first, second } = endsOf(pair);
  return [values[first.y * width + first.x] ?? 0, values[second.y * width + second.x] ?? 0];
}

const SEED = 16;

/** The values of so many pairs that lie this way apart, drawn from all over the picture by a fixed seed. */
export function sample(
  picture: PlanePicture,
  { y: down, x: right }: Way,
  count: number,
): readonly (readonly [number, number])[] {
  const random = createRandom(SEED);
  const start = (size: number, by: number): number => {
    const free = size - Math.abs(by);
    return Math.floor(random.next() * free) + Math.max(0, -by);
  };
  return Array.from({ length: count }, () => {
    const y = start(picture.height, down);
    return valuesAt(picture, [y, start(picture.width, right), down, right]);
  });
}
