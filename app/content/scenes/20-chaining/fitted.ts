/** What a descent has come to. Pure. */
import type { Descent } from "#engine/train/least-squares.ts";
import type { PlotPoint } from "#figures/plot/plot.tsx";
import { entriesOf, type Link, type Pair, pairsOf, productOf, turned } from "./chain.ts";

/** Random starts of a descent, which run side by side. */
export const STARTS = 16;
export const STEPS = 600;
/** Momentum takes it along flat valleys; at this rate none of the starts ran away from a target of length one. */
export const RATE = 0.05;
export const MOMENTUM = 0.9;
/** Steps between two that are shown. */
export const EVERY = 12;
/** A target counts as reached where no more than this share of it is left. */
export const REACHED = 0.01;

/** How close the starts have come to a target. */
export interface Fit {
  readonly step: number;
  /** What each start has left of the target, as a share of it, against the steps. */
  readonly curves: readonly (readonly PlotPoint[])[];
  /** The start that has the least left, and how much that is. */
  readonly best: number;
  readonly left: number;
  /** The kernel that its layers make together, read back from the GPU, as large as the target. */
  readonly product: Float32Array;
  readonly pairs: readonly Pair[];
  /** Largest difference between that and the same kernel by loops in the page. */
  readonly difference: number;
}

/** Length of a kernel as a vector. */
export function lengthOf(values: ArrayLike<number>): number {
  return Math.hypot(...Array.from(values));
}

/** The fit to the `at`-th target after more steps. */
export function fitOf(link: Link, target: Float32Array, descent: Descent, at: number, before: Fit | null): Fit {
  const entries = entriesOf(link.chain);
  const leftovers = Array.from({ length: STARTS }, (_, start) => {
    const first = (at * STARTS + start) * entries;
    return descent.difference.subarray(first, first + entries);
  });
  const shares = leftovers.map(lengthOf);
  const best = shares.reduce((least, share, i) => (share < (shares[least] ?? Infinity) ? i : least), 0);
  const length = lengthOf(target);
  const product = turned(leftovers[best] ?? new Float32Array()).map((value, i) => value * length + (target[i] ?? 0));
  const pairs = pairsOf(link, descent.weights, at * STARTS + best).map((pair) => scaled(pair, length));
  const inPage = productOf(link.chain, pairs);
  return {
    step: descent.step,
    curves: shares.map((y, i) => [...(before?.curves[i] ?? []), { x: descent.step, y }]),
    best,
    left: shares[best] ?? 1,
    product,
    pairs,
    difference: Math.max(...product.map((value, i) => Math.abs(value - (inPage[i] ?? 0)))),
  };
}

/** The same product times a length; what one factor is multiplied by, the other is divided by, until both are as large. */
export function scaled({ first, second }: Pair, length: number): Pair {
  const largest = (values: Float32Array): number => Math.max(...values.map(Math.abs)) || 1;
  const share = Math.sqrt((length * largest(second)) / largest(first));
  return { first: first.map((value) => value * share), second: second.map((value) => (value * length) / share) };
}

/** Starts that ended clearly above the best. */
export function stuckOf({ curves, left }: Pick<Fit, "curves" | "left">): number {
  const bound = Math.max(REACHED, 1.1 * left);
  return curves.filter((curve) => !((curve.at(-1)?.y ?? 0) <= bound)).length;
}
