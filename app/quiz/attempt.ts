import { parseNumber } from "./parse-number.ts";
import type { Misconception, NumberAnswer, Question, RichText } from "./question.ts";

/** What a student has done with one question; small, and safe to store as JSON. */
export interface Attempt {
  /** Answers checked so far, oldest first: option letters or numbers as text. */
  readonly tries: readonly string[];
  /** Hints shown. */
  readonly hints: number;
  /** The worked solution was asked for before the question was solved. */
  readonly gaveUp: boolean;
}

export const NO_ATTEMPT: Attempt = { tries: [], hints: 0, gaveUp: false };

export type Verdict =
  | { readonly kind: "correct"; readonly feedback: RichText }
  | { readonly kind: "wrong"; readonly misconception: Misconception | null; readonly feedback: RichText };

function judgeNumber(answer: NumberAnswer, value: number): Verdict {
  if (value === answer.correct) return { kind: "correct", feedback: answer.feedback };
  const near = answer.near.find((miss) => miss.value === value);
  if (near) return { kind: "wrong", misconception: near.misconception, feedback: near.misconception.feedback };
  return { kind: "wrong", misconception: null, feedback: answer.otherwise };
}

/** Marks one checked answer; `null` for a text that this question cannot have been given. */
export function judge(question: Question, given: string): Verdict | null {
  const { answer } = question;
  if (answer.kind === "number") {
    const parsed = parseNumber(given, answer.whole);
    return parsed.ok ? judgeNumber(answer, parsed.value) : null;
  }
  const option = answer.options.find(({ id }) => id === given);
  if (!option) return null;
  if (option.correct) return { kind: "correct", feedback: option.feedback };
  return { kind: "wrong", misconception: option.misconception, feedback: option.misconception.feedback };
}

/** Whether the last answer was right. A question that is solved takes no more answers. */
export function isSolved(question: Question, attempt: Attempt): boolean {
  const last = attempt.tries.at(-1);
  return last !== undefined && judge(question, last)?.kind === "correct";
}

/** Solved at the first answer, without having seen the solution: what counts for mastery. */
export function isFirstTry(question: Question, attempt: Attempt): boolean {
  return attempt.tries.length === 1 && !attempt.gaveUp && isSolved(question, attempt);
}

/** What an attempt comes to. */
export interface Outcome {
  readonly solved: boolean;
  readonly firstTry: boolean;
}

/** Whether an attempt has solved the question, and whether that counts for mastery. */
export function outcomeOf(question: Question, attempt: Attempt): Outcome {
  return { solved: isSolved(question, attempt), firstTry: isFirstTry(question, attempt) };
}

/** What checking an answer leads to: a new attempt, or a message and no attempt spent. */
export type Checked = { readonly attempt: Attempt } | { readonly message: string };

/**
 * Checks a chosen letter or a typed number. What cannot be read, and an answer given before, cost
 * nothing: they come back as a message.
 */
export function check(question: Question, attempt: Attempt, given: string): Checked {
  if (isSolved(question, attempt)) return { message: "This question is solved." };
  let answer = given;
  if (question.answer.kind === "number") {
    const parsed = parseNumber(given, question.answer.whole);
    if (!parsed.ok) return { message: parsed.message };
    answer = String(parsed.value);
  } else if (given === "") {
    return { message: "Choose an answer first." };
  }
  if (judge(question, answer) === null) return { message: "That is not one of the answers." };
  if (attempt.tries.includes(answer))
    return { message: "You have tried that already. Choose another answer, or take a hint." };
  return { attempt: { ...attempt, tries: [...attempt.tries, answer] } };
}

/** One more hint, if there is one. */
export function takeHint(question: Question, attempt: Attempt): Attempt {
  return attempt.hints < question.hints.length ? { ...attempt, hints: attempt.hints + 1 } : attempt;
}

/** Shows the worked solution. After solving it costs nothing. */
export function giveUp(question: Question, attempt: Attempt): Attempt {
  return isSolved(question, attempt) ? attempt : { ...attempt, gaveUp: true };
}

/** Of two attempts at the same question, made apart, the one that came further; in doubt the first. */
export function furtherAttempt(here: Attempt, there: Attempt): Attempt {
  const steps = [
    there.tries.length - here.tries.length,
    Number(there.gaveUp) - Number(here.gaveUp),
    there.hints - here.hints,
  ];
  return (steps.find((step) => step !== 0) ?? 0) > 0 ? there : here;
}
