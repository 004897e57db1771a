/** Arranges the terms of a unit's sum for the screen. Pure. */
import type { Term, UnitExplanation } from "#nn/unit-explanation.ts";

/** A term without its weight, as a pooling window has it. */
export type Tap = Omit<Term, "weight">;
export type Weighted = Extract<UnitExplanation, { readonly kind: "weighted" }>;

/** The taps of one input channel, row by row. */
export interface ChannelTaps<T extends Tap> {
  readonly ci: number;
  readonly rows: number;
  readonly columns: number;
  readonly taps: readonly T[];
}

export interface WeightedChannel extends ChannelTaps<Term> {
  /** Sum of this channel's products, in double precision. */
  readonly sum: number;
}

/** A term's contribution to the sum. */
export function product({ value, weight }: Pick<Term, "value" | "weight">): number {
  return value * weight;
}

/** Groups taps by input channel, in order of first appearance. */
export function groupTaps<T extends Tap>(taps: readonly T[]): readonly ChannelTaps<T>[] {
  const groups = new Map<number, T[]>();
  for (const tap of taps) {
    const group = groups.get(tap.ci);
    if (group) group.push(tap);
    else groups.set(tap.ci, [tap]);
  }
  return [...groups].map(([ci, group]) => ({
    ci,
    rows: Math.max(...group.map(({ ky }) => ky)) + 1,
    columns: Math.max(...group.map(({ kx }) => kx)) + 1,
    taps: group,
  }));
}

/** The input channels of a convolution's sum, each with its contribution. */
export function weightedChannels(terms: readonly Term[]): readonly WeightedChannel[] {
  return groupTaps(terms).map((group) => ({ ...group, sum: group.taps.reduce((sum, tap) => sum + product(tap), 0) }));
}

/** A term and its index in the original list. */
export interface Ranked {
  readonly index: number;
  readonly term: Term;
  readonly product: number;
}

/** Terms sorted by contribution, largest magnitude first; equal ones keep their order. */
export function rankTerms(terms: readonly Term[]): readonly Ranked[] {
  return terms
    .map((term, index) => ({ index, term, product: product(term) }))
    .toSorted((a, b) => Math.abs(b.product) - Math.abs(a.product));
}

/** The `count` largest contributions, and the sum and number of all others. */
export function strongest(
  terms: readonly Term[],
  count: number,
): { readonly top: readonly Ranked[]; readonly rest: number; readonly others: number } {
  const ranked = rankTerms(terms);
  const others = ranked.slice(count);
  return {
    top: ranked.slice(0, count),
    rest: others.reduce((sum, { product }) => sum + product, 0),
    others: others.length,
  };
}

/** Largest magnitude, for colours; 0 for none. */
export function magnitude(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** Sum of a window's values, in double precision; padding adds nothing. */
export function windowSum(taps: readonly Tap[]): number {
  return taps.reduce((sum, { value }) => sum + value, 0);
}

/**
 * Relative difference between two ways of summing: |sum - result| divided by the sum of the magnitudes
 * of all products and the bias. 0 if there is nothing to sum.
 */
export function relativeDifference({
  terms,
  bias,
  sum,
  result,
}: Pick<Weighted, "terms" | "bias" | "sum" | "result">): number {
  const scale = terms.reduce((total, term) => total + Math.abs(product(term)), Math.abs(bias ?? 0));
  return scale > 0 ? Math.abs(sum - result) / scale : 0;
}
