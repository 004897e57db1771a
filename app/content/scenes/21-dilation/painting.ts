/** Pixels that a student paints round a unit: what is painted in one quarter is painted in all four. Pure. */

/** How far from the unit can be painted. */
export const REACH = 8;
export const PAINTED_SIDE = 2 * REACH + 1;

/** A pixel, from the unit. */
export interface Offset {
  readonly y: number;
  readonly x: number;
}

export function placeOf({ y, x }: Offset): number {
  return (y + REACH) * PAINTED_SIDE + x + REACH;
}

export function offsetOf(place: number): Offset {
  return { y: Math.floor(place / PAINTED_SIDE) - REACH, x: (place % PAINTED_SIDE) - REACH };
}

function mirrored({ y, x }: Offset): ReadonlySet<number> {
  return new Set([y, -y].flatMap((row) => [x, -x].map((column) => placeOf({ y: row, x: column }))));
}

/** With a pixel and its mirror images painted, or without them. */
export function painted(before: readonly number[], at: Offset, isOn: boolean): readonly number[] {
  const pixels = mirrored(at);
  const others = before.filter((place) => !pixels.has(place));
  return isOn ? [...others, ...pixels] : others;
}

/** The places of a gradient (H, W) that are not zero, as far as can be painted; the unit is in its middle. */
export function touchedPlaces(gradient: Float32Array, side: number): ReadonlySet<number> {
  const middle = (side - 1) / 2;
  const places = new Set<number>();
  gradient.forEach((value, i) => {
    const [y, x] = [Math.floor(i / side) - middle, (i % side) - middle];
    if (value !== 0 && Math.abs(y) <= REACH && Math.abs(x) <= REACH) places.add(placeOf({ y, x }));
  });
  return places;
}
