/** Explanations shared by several layer types. */
import {
  type Explanation,
  type MixTerm,
  type Reading,
  type Term,
  type UnitIndex,
  readInput,
  valueAt,
} from "../unit-explanation.ts";

/** Products added up, and the bias. */
export function weightedSum(layer: "conv2d" | "dense", terms: readonly Term[], { bias: row }: Reading): Explanation {
  const bias = row[0] ?? null;
  const sum = terms.reduce((total, { value, weight }) => total + value * weight, bias ?? 0);
  return { kind: "weighted", layer, terms, bias, sum };
}

/** Values of the first input, each weighted by `weight`. */
export function termsOf(reading: Reading, places: readonly UnitIndex[], weight = 1): readonly MixTerm[] {
  const input = readInput(reading);
  return places.map((from) => ({ from, value: valueAt(input, from), weight }));
}

/** A weighted sum of values. */
export function sumOfShares(terms: readonly MixTerm[]): Explanation {
  return { kind: "mix", rule: "sum", terms, value: terms.reduce((sum, t) => sum + t.value * t.weight, 0) };
}

/** Whole numbers from `first` to `last`, both included. */
export function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
