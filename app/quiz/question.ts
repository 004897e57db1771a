/**
 * A question as data, drawn and marked by a question card. Quizzes and the lecture's checkpoints
 * create these; nothing here depends on where they come from.
 */

/** Text or a formula (LaTeX); `block` puts a formula on a line of its own. */
export type Inline = string | { readonly tex: string; readonly block?: boolean };
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

export type Answer = ChoiceAnswer | NumberAnswer;

/** Channels, height and width of a stack of maps. */
export interface StackShape {
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/** What a figure conceals until the question is solved. */
export type Concealed = "depth" | "count" | "maps";

/** One convolutional layer: input channels, a bank of filters, output maps. */
export interface ConvLayerFigure {
  readonly kind: "conv-layer";
  readonly input: StackShape;
  /** Whether the input is an RGB image, with channels drawn red, green and blue. */
  readonly rgb: boolean;
  /** Height and width of a filter. */
  readonly kernel: readonly [h: number, w: number];
  /** Depth of a filter, in channels. */
  readonly depth: number;
  /** Number of filters in the bank, and so of output maps. */
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
