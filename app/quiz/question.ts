/**
 * A question as data, drawn and marked by a question card. Quizzes and the lecture's checkpoints
 * create these; nothing here depends on where they come from.
 */

import type { Tex } from "#nn/tex.ts";
import type { Figure } from "./figure.ts";

/** Text or a formula in turn. */
export type Inline = string | Tex;
export type RichText = readonly Inline[];

/** A known misconception that leads to a wrong answer. */
export interface Misconception {
  /** Stable name in kebab case: `flat-filter`. */
  readonly id: string;
  /** A short name, used as a heading: `A filter one channel deep`. */
  readonly name: string;
  /** Why it is wrong and what holds instead, without giving the answer away. */
  readonly feedback: RichText;
}

/** One answer to choose. `id` is its letter: `a`, `b` ... */
export type ChoiceOption = {
  readonly id: string;
  readonly text: RichText;
} & (
  | { readonly correct: true; readonly feedback: RichText }
  | { readonly correct: false; readonly misconception: Misconception }
);

export interface ChoiceAnswer {
  readonly kind: "choice";
  readonly options: readonly ChoiceOption[];
}

/** A wrong number known to come from a misconception. */
export interface NearMiss {
  readonly value: number;
  readonly misconception: Misconception;
}

export interface NumberAnswer {
  readonly kind: "number";
  readonly correct: number;
  /** Further numbers that are as right: `27 or 28`. */
  readonly also?: readonly number[];
  /** Whether only whole numbers are accepted: a fraction is refused without costing a try. */
  readonly whole: boolean;
  /** Word after the field: `parameters`. */
  readonly unit?: string;
  readonly near: readonly NearMiss[];
  /** Shown when the number is correct. */
  readonly feedback: RichText;
  /** Shown when it is wrong in an unforeseen way. */
  readonly otherwise: RichText;
}

/** One thing to tick, or to leave. */
export interface SetOption {
  readonly id: string;
  readonly text: RichText;
  readonly correct: boolean;
}

/** A wrong set known to come from a misconception. */
export interface NearSet {
  /** Letters of what it ticks, as `setKey` joins them. */
  readonly key: string;
  readonly misconception: Misconception;
}

/** Several things to tick: right is the whole set and nothing else. */
export interface SetAnswer {
  readonly kind: "set";
  readonly options: readonly SetOption[];
  readonly near: readonly NearSet[];
  readonly feedback: RichText;
  readonly otherwise: RichText;
}

export type Answer = ChoiceAnswer | NumberAnswer | SetAnswer;

/** A set of letters as text, in the order of the alphabet: `a,c`. */
export function setKey(ids: Iterable<string>): string {
  return [...ids].toSorted().join(",");
}

/** Where something was published that a question is about. */
export interface Source {
  readonly authors: string;
  readonly title: string;
  /** Journal, conference or site, and the place in it: `CVPR, table 1`. */
  readonly where: string;
  /** Left out of what has none, such as a page that is kept up to date. */
  readonly year?: number;
}

/** A source in one line, without a full stop. */
export function sourceText({ authors, title, where, year }: Source): string {
  return `${authors}: “${title}”, ${where}${year === undefined ? "" : `, ${year}`}`;
}

export interface Question {
  readonly prompt: RichText;
  /** What the question quotes. */
  readonly source?: Source;
  readonly figure: Figure | null;
  readonly answer: Answer;
  /** Shown one at a time, on request. */
  readonly hints: readonly RichText[];
  /** The worked solution, step by step, with the numbers put in. */
  readonly solution: readonly RichText[];
}
