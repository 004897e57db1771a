/** Marks answers, and says what an attempt has come to. */
import type { Attempt } from "./attempt.ts";
import { parseNumber } from "./parse-number.ts";
import {
  type Misconception,
  type NumberAnswer,
  type Question,
  type RichText,
  type SetAnswer,
  setKey,
} from "./question.ts";

export type Verdict =
  | { readonly kind: "correct"; readonly feedback: RichText }
  | { readonly kind: "wrong"; readonly misconception: Misconception | null; readonly feedback: RichText };

function judgeNumber(answer: NumberAnswer, value: number): Verdict {
  if (value === answer.correct || answer.also?.includes(value)) return { kind: "correct", feedback: answer.feedback };
  const near = answer.near.find((miss) => miss.value === value);
  if (near) return { kind: "wrong", misconception: near.misconception, feedback: near.misconception.feedback };
  return { kind: "wrong", misconception: null, feedback: answer.otherwise };
}

function judgeSet({ options, near, feedback, otherwise }: SetAnswer, key: string): Verdict | null {
  const ticked = key.split(",");
  if (ticked.some((id) => !options.some((option) => option.id === id)) || setKey(ticked) !== key) return null;
  if (options.every(({ id, correct }) => ticked.includes(id) === correct)) return { kind: "correct", feedback };
  const miss = near.find((each) => each.key === key);
  return {
    kind: "wrong",
    misconception: miss?.misconception ?? null,
    feedback: miss?.misconception.feedback ?? otherwise,
  };
}

/** Marks one answer; `null` for a text that cannot be an answer to this question. */
export function judge(question: Question, given: string): Verdict | null {
  const { answer } = question;
  if (answer.kind === "number") {
    const parsed = parseNumber(given, answer.whole);
    return parsed.ok ? judgeNumber(answer, parsed.value) : null;
  }
  if (answer.kind === "set") return judgeSet(answer, given);
  const option = answer.options.find(({ id }) => id === given);
  if (!option) return null;
  if (option.correct) return { kind: "correct", feedback: option.feedback };
  return { kind: "wrong", misconception: option.misconception, feedback: option.misconception.feedback };
}

/** Whether the last answer was correct. A solved question accepts no more answers. */
export function isSolved(question: Question, attempt: Attempt): boolean {
  const last = attempt.tries.at(-1);
  return last !== undefined && judge(question, last)?.kind === "correct";
}

/** Whether it was solved with the first answer, without seeing the solution: this counts for mastery. */
export function isFirstTry(question: Question, attempt: Attempt): boolean {
  return attempt.tries.length === 1 && !attempt.gaveUp && isSolved(question, attempt);
}

/** The outcome of an attempt. */
export interface Outcome {
  readonly solved: boolean;
  readonly firstTry: boolean;
}

/** Whether an attempt has solved the question, and whether that counts for mastery. */
export function outcomeOf(question: Question, attempt: Attempt): Outcome {
  return { solved: isSolved(question, attempt), firstTry: isFirstTry(question, attempt) };
}

/** The result of checking an answer: a new attempt, or a message at no cost. */
export type Checked = { readonly attempt: Attempt } | { readonly message: string };

/**
 * Checks a chosen letter, ticked ones (`setKey`) or a typed number. Unreadable input and repeated answers cost nothing: they
 * return a message.
 */
export function check(question: Question, attempt: Attempt, given: string): Checked {
  if (isSolved(question, attempt)) return { message: "This question is solved." };
  let answer = given;
  if (question.answer.kind === "number") {
    const parsed = parseNumber(given, question.answer.whole);
    if (!parsed.ok) return { message: parsed.message };
    answer = String(parsed.value);
  } else if (given === "") {
    return { message: question.answer.kind === "set" ? "Tick at least one answer first." : "Choose an answer first." };
  }
  if (judge(question, answer) === null) return { message: "That is not one of the answers." };
  if (attempt.tries.includes(answer))
    return { message: "You have already tried that. Choose another answer, or take a hint." };
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
