/** Two convolutions with nothing between, as one kernel; many chains side by side as groups of one network. Pure. */
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";

/** `squares`: 3 × 3 after 3 × 3; `lines5`, `lines3`: a column, then a row. */
export const CHAINS = ["squares", "lines5", "lines3"] as const;
export type Chain = (typeof CHAINS)[number];
type Size = readonly [height: number, width: number];

interface Sides {
  readonly first: Size;
  readonly second: Size;
  /** Side of the kernel that they make together. */
  readonly whole: number;
}

const SIDES: Readonly<Record<Chain, Sides>> = {
  squares: { first: [3, 3], second: [3, 3], whole: 5 },
  lines5: { first: [5, 1], second: [1, 5], whole: 5 },
  lines3: { first: [3, 1], second: [1, 3], whole: 3 },
};

export function sidesOf(chain: Chain): Sides {
  return SIDES[chain];
}

const area = ([height, width]: Size): number => height * width;

/** What makes a chain: its two layers, and the channels between them. */
export interface Link {
  readonly chain: Chain;
  readonly channels: number;
}

/** Coefficients of both layers. */
export function coefficientsOf({ chain, channels }: Link): number {
  const { first, second } = SIDES[chain];
  return channels * (area(first) + area(second));
}

/** Coefficients of the one kernel. */
export function entriesOf(chain: Chain): number {
  return SIDES[chain].whole ** 2;
}

/** Side of an input on which the output is as large as the kernel of a chain. */
const sideFor = (chain: Chain): number => 2 * SIDES[chain].whole - 1;

/** So many chains side by side, each from one channel to one. */
export function networkOf({ chain, channels }: Link, count: number, side = sideFor(chain)): Architecture {
  const { first, second } = SIDES[chain];
  const layer = (id: string, kernel: Size, outputs: number): Conv2dSpec => ({
    ...conv2d.create(id),
    channels: outputs,
    kernel,
    padding: "valid",
    groups: count,
    bias: false,
  });
  return {
    name: "chains",
    input: { c: count, h: side, w: side },
    layers: [layer("first", first, count * channels), layer("second", second, count)],
  };
}

/** One bright pixel in the middle, for each chain: the output is the whole kernel, turned by 180°. */
export function impulses({ chain }: Link, count: number): Float32Array {
  const pixels = sideFor(chain) ** 2;
  return Float32Array.from({ length: count * pixels }, (_, i) => (i % pixels === (pixels - 1) / 2 ? 1 : 0));
}

/** A kernel turned by 180°. */
export function turned(kernel: Float32Array): Float32Array {
  return kernel.toReversed();
}

/** Random weights of so many chains, such that the size of a product does not depend on the channels. */
export function startsOf({ chain, channels }: Link, count: number, seed: number): ParameterValues {
  const { first, second } = SIDES[chain];
  const random = createRandom(seed);
  const draw = (length: number): Float32Array =>
    Float32Array.from({ length }, () => (0.5 * random.normal()) / channels ** 0.25);
  return new Map([
    ["first.weight", draw(count * channels * area(first))],
    ["second.weight", draw(count * channels * area(second))],
  ]);
}

/** The two slices that meet in one channel between the layers. */
export interface Pair {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** The pairs of one of the chains. */
export function pairsOf({ chain, channels }: Link, weights: ParameterValues, at: number): readonly Pair[] {
  const { first, second } = SIDES[chain];
  const slice = (name: string, size: Size, i: number): Float32Array =>
    weights.get(`${name}.weight`)?.slice(i * area(size), (i + 1) * area(size)) ?? new Float32Array(area(size));
  return Array.from({ length: channels }, (_, c) => ({
    first: slice("first", first, at * channels + c),
    second: slice("second", second, at * channels + c),
  }));
}

/** The kernel that the pairs make together, by loops in the page: a second opinion on what the kernels compute. */
export function productOf(chain: Chain, pairs: readonly Pair[]): Float64Array {
  const { first, second, whole } = SIDES[chain];
  const product = new Float64Array(whole * whole);
  for (const pair of pairs)
    pair.first.forEach((a, i) =>
      pair.second.forEach((b, j) => {
        const y = Math.floor(i / first[1]) + Math.floor(j / second[1]);
        const x = (i % first[1]) + (j % second[1]);
        product[y * whole + x] = (product[y * whole + x] ?? 0) + a * b;
      }),
    );
  return product;
}
