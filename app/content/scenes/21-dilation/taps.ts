/** Where the taps of stacked layers lie, by counting. Pure. */

/** Ways by which a tap is reached, by its place on an axis; the unit is at 0. */
export type Ways = ReadonlyMap<number, number>;

const UNIT: Ways = new Map([[0, 1]]);

/** Places are kept to a thousandth, so that taps that meet are one. */
const rounded = (place: number): number => Math.round(place * 1000) / 1000 + 0;

/** Each tap becomes three, so far apart. */
function spread(ways: Ways, apart: number): Ways {
  const next = new Map<number, number>();
  for (const [place, count] of ways)
    for (const step of [-apart, 0, apart]) {
      const to = rounded(place + step);
      next.set(to, (next.get(to) ?? 0) + count);
    }
  return next;
}

/** The taps of a unit of the last layer along one axis, once they have fallen through so many layers; a part of one counts too. */
export function fallen(dilations: readonly number[], layers: number): Ways {
  const falling = dilations.toReversed();
  const whole = Math.min(falling.length, Math.floor(layers));
  const ways = falling.slice(0, whole).reduce(spread, UNIT);
  const rest = layers - whole;
  return rest > 0 ? spread(ways, (falling[whole] ?? 0) * rest) : ways;
}

/** Pixels from the first to the last tap of a stack: r = 1 + 2 Σ d. */
export function fieldOf(dilations: readonly number[]): number {
  return 1 + 2 * dilations.reduce((sum, d) => sum + d, 0);
}

/** The largest number that divides all of them. */
export function commonFactor(dilations: readonly number[]): number {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b));
  return dilations.reduce(divide, 0);
}

/** What a gradient on a square map touches. */
export interface Touched {
  /** Side of the smallest box round it; 0 where there is none. */
  readonly side: number;
  readonly pixels: number;
}

/** Reads it from a gradient (H, W). */
export function touchedBy(gradient: Float32Array, side: number): Touched {
  const places = [...gradient.keys()].filter((i) => gradient[i] !== 0);
  if (places.length === 0) return { side: 0, pixels: 0 };
  const columns = places.map((i) => i % side);
  const rows = places.map((i) => Math.floor(i / side));
  const extent = (values: readonly number[]): number => Math.max(...values) - Math.min(...values) + 1;
  return { side: Math.max(extent(columns), extent(rows)), pixels: places.length };
}
