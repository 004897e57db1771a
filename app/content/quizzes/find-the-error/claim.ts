/** What was printed somewhere, entry by entry, and what the network model counts for the entry that is wrong. */
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import type { QuestionText, Solution } from "#quiz/define-family.ts";
import type { Misconception, RichText, Source } from "#quiz/question.ts";
import { misconception, type Slip } from "#quiz/slips.ts";

/** One entry of a table; the wrong one has the number that is counted, a right one the reason why it is doubted. */
export type Entry = { readonly name: string; readonly printed: string } & (
  | { readonly counted: string }
  | { readonly doubt: Misconception }
);

export interface Claim {
  readonly source: Source;
  /** What is printed there, in a sentence. */
  readonly says: string;
  /** What the entries are, as a heading. */
  readonly heading: string;
  /** In the order of the table; one is wrong. */
  readonly entries: readonly Entry[];
  /** What they follow from, a line each. */
  readonly given: readonly string[];
  /** The number that is asked for above level 1. */
  readonly number: {
    readonly asks: string;
    readonly right: number;
    readonly slips: readonly Slip<number>[];
    readonly unit: string;
    readonly fractions?: true;
  };
  readonly praise: RichText;
  readonly hints: QuestionText["hints"];
  readonly solution: Solution;
  readonly lab: Architecture | null;
}

/** An entry that is right, and what makes one doubt it. */
export function sound(name: string, printed: string, id: string, slip: string, feedback: string): Entry {
  return { name, printed, doubt: misconception(id, slip, feedback) };
}

/** The entry that is wrong. */
export function unsound(name: string, printed: string, counted: string): Entry {
  return { name, printed, counted };
}

/** Computes something once, when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** A square convolution without biases, padded to keep the side, unless `more` says otherwise. */
export function plainConv(channels: number, kernel: number, more: Partial<Conv2dSpec> = {}): Conv2dSpec {
  return { ...conv2d.create("conv1"), channels, kernel: [kernel, kernel], bias: false, ...more };
}

export const valuesOf = ({ c, h, w }: Shape): number => c * h * w;
