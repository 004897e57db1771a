/**
 * A question as data: what a question card draws and marks. Quizzes and the lecture's checkpoints
 * make these; nothing here knows where they come from.
 */

import type { Tex } from "#nn/tex.ts";

/** Plain words and formulas in turn. */
export type Inline = string | Tex;
export type RichText = readonly Inline[];

/** A known way of thinking that leads to a wrong answer. */
export interface Misconception {
  /** Stable name in kebab case: `flat-filter`. */
  readonly id: string;
  /** What it is in a few words, as a heading: `A filter one channel deep`. */
  readonly name: string;
  /** Why it leads astray and what is the case, without giving the answer away. */
  readonly feedback: RichText;
}

/** One printed answer. `id` is its letter: `a`, `b` ... */
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

/** A wrong number that is known to come from a misconception. */
export interface NearMiss {
  readonly value: number;
  readonly misconception: Misconception;
}

export interface NumberAnswer {
  readonly kind: "number";
  readonly correct: number;
  /** Only whole numbers are taken: a fraction is refused before it costs a try. */
  readonly whole: boolean;
  /** Word after the field: `parameters`. */
  readonly unit?: string;
  readonly near: readonly NearMiss[];
  /** Said when the number is right. */
  readonly feedback: RichText;
  /** Said when it is wrong in a way that nobody foresaw. */
  readonly otherwise: RichText;
}

export type Answer = ChoiceAnswer | NumberAnswer;

/** Channels, height and width of a stack of maps. */
export interface StackShape {
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/** What a drawing keeps back until the question is solved. */
export type Concealed = "depth" | "count" | "maps";

/** One convolutional layer: a stack of maps in, a bank of filters, a stack of maps out. */
export interface ConvLayerFigure {
  readonly kind: "conv-layer";
  readonly input: StackShape;
  /** The input is an RGB image: its channels are drawn red, green and blue. */
  readonly rgb: boolean;
  /** Height and width of a filter. */
  readonly kernel: readonly [h: number, w: number];
  /** Channels that one filter sees. */
  readonly depth: number;
  /** Filters in the bank, and so maps in the output. */
  readonly filters: number;
  readonly bias: boolean;
  readonly stride: readonly [y: number, x: number];
  readonly output: StackShape;
  /** Drawn as a question mark, or left out, until the question is solved. */
  readonly concealed: readonly Concealed[];
}

export type Figure = ConvLayerFigure;

export interface Question {
  readonly prompt: RichText;
  readonly figure: Figure | null;
  readonly answer: Answer;
  /** Shown one at a time, on request. */
  readonly hints: readonly RichText[];
  /** The worked solution, step by step, with the numbers put in. */
  readonly solution: readonly RichText[];
}
