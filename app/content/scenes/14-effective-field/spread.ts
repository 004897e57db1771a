/** How far a spot reaches, and how that grows with depth. Pure. */
/** A square map of how much each pixel counts, row by row: gradients squared and added up, or gradients of one sign. */
export interface Spot {
  /** Layers that it was measured through; its side is `2 depth + 1`. */
  readonly depth: number;
  readonly counts: Float64Array;
  /** Networks that it is the mean of. */
  readonly networks: number;
}

/** Spots by depth. */
export type Spots = ReadonlyMap<number, Spot>;

/** Side of the field of so many 3 × 3 layers with stride 1. */
export function sideOf(depth: number): number {
  return 2 * depth + 1;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The standard deviation of a spot along one axis (the mean of both), in pixels, around the unit's own pixel. */
export function widthOf({ depth, counts }: Spot): number {
  const side = sideOf(depth);
  const squares = counts.reduce((sum, count, i) => {
    const [y, x] = [Math.floor(i / side) - depth, (i % side) - depth];
    return sum + (count * (x * x + y * y)) / 2;
  }, 0);
  return Math.sqrt(squares / total(counts));
}

/** The same, were every pixel of the field to count alike. */
export function evenWidth(depth: number): number {
  return Math.sqrt((depth * (depth + 1)) / 3);
}

/** The same, for layers whose nine weights are equal: each adds 2/3 to the variance. */
export function theoryWidth(depth: number): number {
  return Math.sqrt((2 * depth) / 3);
}

/** The share of the whole that the pixel which counts most has: 0 .. 1. */
export function peakOf({ counts }: Spot): number {
  return counts.reduce((most, count) => Math.max(most, count), 0) / total(counts);
}

/** What the middle of a spot, as far as `reach` pixels to each side, has of all that it counts: 0 .. 1. */
export function shareWithin({ depth, counts }: Spot, reach: number): number {
  const side = sideOf(depth);
  const inside = counts.reduce((sum, count, i) => {
    const far = Math.max(Math.abs(Math.floor(i / side) - depth), Math.abs((i % side) - depth));
    return far <= reach ? sum + count : sum;
  }, 0);
  return inside / total(counts);
}
