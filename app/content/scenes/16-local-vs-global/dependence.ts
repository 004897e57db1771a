/** How much the pixels of pictures depend on one another, by their distance. Pure. */
import type { PairSums, PlanePicture, Way } from "#engine/show/pair-sums.ts";
import type { PlotPoint } from "#figures/plot/plot.tsx";
import { fitPower, type PowerLaw, worstFactor } from "#figures/plot/power-law.ts";
import { createRandom, permutation } from "#nn/random.ts";

/** Distances at which dependence is measured, in pixels: two in each octave from the second on. */
export const DISTANCES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96] as const;

/** The ways that count for a distance: along rows and along columns. */
export function waysAt(distance: number): readonly Way[] {
  return [
    { y: 0, x: distance },
    { y: distance, x: 0 },
  ];
}

/** The ways of all distances, one distance after the other. */
export const WAYS: readonly Way[] = DISTANCES.flatMap(waysAt);

/** The sums over all pairs of several lots. */
export function together(lots: readonly PairSums[]): PairSums {
  const total = (of: (sums: PairSums) => number): number => lots.reduce((sum, each) => sum + of(each), 0);
  return {
    pairs: total(({ pairs }) => pairs),
    first: total(({ first }) => first),
    second: total(({ second }) => second),
    firstSquares: total(({ firstSquares }) => firstSquares),
    secondSquares: total(({ secondSquares }) => secondSquares),
    products: total(({ products }) => products),
  };
}

/** The correlation of the two pixels of a pair over all pairs; null where there are none, or a picture of one colour. */
export function correlationOf({
  pairs,
  first,
  second,
  firstSquares,
  secondSquares,
  products,
}: PairSums): number | null {
  if (pairs === 0) return null;
  const [a, b] = [first / pairs, second / pairs];
  const variances = (firstSquares / pairs - a * a) * (secondSquares / pairs - b * b);
  return variances > 1e-12 ? (products / pairs - a * b) / Math.sqrt(variances) : null;
}

/** What the kernel sums, by plain loops: a second opinion. */
export function plainPairSums({ width, height, values }: PlanePicture, { y: down, x: right }: Way): PairSums {
  let [pairs, first, second, firstSquares, secondSquares, products] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
    for (let x = Math.max(0, -right); x < Math.min(width, width - right); x++) {
      const a = (values[y * width + x] ?? 0) - 0.5;
      const b = (values[(y + down) * width + x + right] ?? 0) - 0.5;
      pairs++;
      first += a;
      second += b;
      firstSquares += a * a;
      secondSquares += b * b;
      products += a * b;
    }
  }
  return { pairs, first, second, firstSquares, secondSquares, products };
}

/** The picture's own pixels in a random order: white noise with the same values. */
export function shuffledPicture({ width, height, values }: PlanePicture): PlanePicture {
  const order = permutation(values.length, createRandom(values.length));
  return { width, height, values: Float32Array.from(order, (from) => values[from] ?? 0) };
}

/**
 * What a pixel tells about another, in bits: the mutual information of two normally distributed values that correlate so
 * much.
 */
export function bitsOf(correlation: number): number {
  return -0.5 * Math.log2(Math.max(1e-12, 1 - correlation * correlation));
}

/** Correlation against distance. */
export type Curve = readonly PlotPoint[];

/** The correlations of all distances, from the sums of `WAYS`; without distances that the picture is too small for. */
export function curveOf(sums: readonly PairSums[]): Curve {
  return DISTANCES.flatMap((x, i) => {
    const y = correlationOf(together(sums.slice(2 * i, 2 * i + 2)));
    return y === null ? [] : [{ x, y }];
  });
}

/** The curve over all pairs of several pictures: their sums of `WAYS`. */
export function pooledCurve(pictures: readonly (readonly PairSums[])[]): Curve {
  return curveOf(WAYS.map((_, i) => together(pictures.flatMap((sums) => sums[i] ?? []))));
}

/** The median over pictures, at each distance that all of them have. */
export function medianCurve(curves: readonly Curve[]): Curve {
  return DISTANCES.flatMap((x) => {
    const ys = curves.flatMap((curve) => curve.find((point) => point.x === x)?.y ?? []).toSorted((a, b) => a - b);
    if (ys.length === 0 || ys.length < curves.length) return [];
    const middle = ys.length / 2;
    return [{ x, y: ((ys[Math.ceil(middle) - 1] ?? 0) + (ys[Math.floor(middle)] ?? 0)) / 2 }];
  });
}

/** The same in bits. */
export function inBits(curve: Curve): Curve {
  return curve.map(({ x, y }) => ({ x, y: bitsOf(y) }));
}

/** Correlations below count as none: so much is left by chance and by what is the same all over a picture. */
export const FLOOR = 0.02;
/** Where a curve begins, for its slope there, in pixels; where it ends, as a share of its longest distance. */
const NEAR = 4;
const FAR = 0.25;

/** A power law laid through a curve, and how well it fits. */
export interface Fit {
  readonly law: PowerLaw;
  readonly worst: number;
  /** Exponents of its near end and of its far end alone: equal for a power law. */
  readonly near: number;
  readonly far: number;
  /** The longest distance that counts. */
  readonly last: number;
}

/** Fits a power law to correlations, or to bits, as far as there are any; null where that is not far enough. */
export function fitOf(curve: Curve, as: "correlation" | "bits"): Fit | null {
  const end = curve.findIndex(({ y }) => y < FLOOR);
  const correlations = end < 0 ? curve : curve.slice(0, end);
  const points = as === "bits" ? inBits(correlations) : correlations;
  const last = points.at(-1)?.x ?? 0;
  const law = fitPower(points);
  const near = fitPower(points.filter(({ x }) => x <= NEAR));
  const far = fitPower(points.filter(({ x }) => x >= FAR * last));
  if (!law || !near || !far) return null;
  return { law, worst: worstFactor(points, law), near: near.exponent, far: far.exponent, last };
}
