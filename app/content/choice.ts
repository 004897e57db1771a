import type { ChoiceOption, Question, RichText } from "#quiz/question.ts";

/** One printed answer: the right one with what is said of it, or a wrong one with the misconception that leads there. */
type Printed =
  | { readonly text: string; readonly right: string }
  | { readonly text: string; readonly id: string; readonly name: string; readonly feedback: string };

interface ChoiceText {
  readonly prompt: RichText;
  /** In the order in which they are printed; one is right. */
  readonly options: readonly Printed[];
  readonly hints: readonly RichText[];
  readonly solution: readonly RichText[];
}

/** A question with printed answers and no drawing, as scenes ask it. */
export function choice({ prompt, options, hints, solution }: ChoiceText): Question {
  return { prompt, figure: null, answer: { kind: "choice", options: options.map(optionOf) }, hints, solution };
}

function optionOf(printed: Printed, place: number): ChoiceOption {
  const id = String.fromCodePoint(97 + place);
  const text = [printed.text];
  if ("right" in printed) return { id, text, correct: true, feedback: [printed.right] };
  const { id: named, name, feedback } = printed;
  return { id, text, correct: false, misconception: { id: named, name, feedback: [feedback] } };
}
