/**
 * What became of each question that a student has worked on: a list for each family, from which everything else is
 * counted. A question is its family, level and seed; it has one result, wherever it was opened from.
 */
import { type Attempt, furtherAttempt, NO_ATTEMPT } from "./attempt.ts";
import type { Outcome } from "./judging.ts";
import type { Ending } from "./ending.ts";
import { type Level, MAX_SEED } from "./family.ts";

/** A question and its result. It is stored in this form. */
export interface Result {
  readonly level: Level;
  readonly seed: number;
  /** When the last answer or hint that counts was given, in ms since 1970; null if that was not kept. */
  readonly at: number | null;
  /** Answers checked until it ended, as `Attempt` has them. */
  readonly tries: readonly string[];
  /** Hints shown until it ended. */
  readonly hints: number;
  readonly end: Ending;
}

/** The question of a family, whatever family that is. */
export interface QuestionName {
  readonly level: Level;
  readonly seed: number;
}

/** Most results kept of a family, so that the browser's storage is never full of them; the oldest go first. */
const MOST_RESULTS = 500;

/** The result of a question; undefined if there is none. */
export function resultOf<T extends QuestionName>(results: readonly T[], { level, seed }: QuestionName): T | undefined {
  return results.find((each) => each.level === level && each.seed === seed);
}

/** Whether a question has been counted. */
export function isCounted(results: readonly Result[], name: QuestionName): boolean {
  const result = resultOf(results, name);
  return result !== undefined && result.end !== "open";
}

/** The attempt at a question as it was left, or ended. */
export function attemptOf(results: readonly Result[], name: QuestionName): Attempt {
  const result = resultOf(results, name);
  if (!result) return NO_ATTEMPT;
  return { tries: result.tries, hints: result.hints, gaveUp: result.end === "given-up" };
}

function endingOf({ gaveUp }: Attempt, { solved, firstTry }: Outcome): Ending {
  if (firstTry) return "first-try";
  if (solved) return "solved";
  return gaveUp ? "given-up" : "open";
}

/** The results with what has become of a question by now. One that has been counted stays as it was. */
export function withAttempt(
  results: readonly Result[],
  { level, seed }: QuestionName,
  attempt: Attempt,
  outcome: Outcome,
  at: number,
): readonly Result[] {
  const known = resultOf(results, { level, seed });
  if (known && known.end !== "open") return results;
  const { tries, hints } = attempt;
  const result: Result = { level, seed, at, tries, hints, end: endingOf(attempt, outcome) };
  return [...results.filter((each) => each !== known), result].slice(-MOST_RESULTS);
}

const asAttempt = ({ tries, hints }: Result): Attempt => ({ tries, hints, gaveUp: false });
const rankOf = ({ end }: Result): number => (end === "open" ? 0 : end === "unknown" ? 1 : 2);

/** Whether one of two results of a question says more than the other, or the same of an earlier time. */
function isBetter(one: Result, than: Result): boolean {
  if (rankOf(one) !== rankOf(than)) return rankOf(one) > rankOf(than);
  if (one.end !== "open") return (one.at ?? Infinity) < (than.at ?? Infinity);
  const attempt = asAttempt(one);
  return furtherAttempt(asAttempt(than), attempt) === attempt;
}

const byTime = (a: Result, b: Result): number => (a.at ?? 0) - (b.at ?? 0);

/** Merges two lists: a question that is in both is in the merged one once. */
export function mergeResults(here: readonly Result[], there: readonly Result[]): readonly Result[] {
  const news = there.filter((each) => {
    const known = resultOf(here, each);
    return !known || isBetter(each, known);
  });
  if (news.length === 0) return here;
  const stay = here.filter((each) => !resultOf(news, each));
  return [...stay, ...news].toSorted(byTime).slice(-MOST_RESULTS);
}

/** Current number of first-try solutions in a row at a level. */
export function rowAt(results: readonly Result[], level: Level): number {
  const ended = results.filter((each) => each.level === level && each.end !== "open" && each.end !== "unknown");
  const misses = ended.findLastIndex(({ end }) => end !== "first-try");
  return ended.length - 1 - misses;
}

/** What a list of results adds up to. */
export interface Counts {
  readonly answers: number;
  readonly solved: number;
  readonly firstTry: number;
}

/** Counts results, apart from those of unknown time: they were counted before results were kept. */
export function countsOf(results: readonly Result[]): Counts {
  const known = results.filter(({ at }) => at !== null);
  return {
    answers: known.reduce((sum, { tries }) => sum + tries.length, 0),
    solved: known.filter(({ end }) => end === "first-try" || end === "solved").length,
    firstTry: known.filter(({ end }) => end === "first-try").length,
  };
}

/** The first seed after a given one whose question at this level the student has not seen. */
export function freshSeed(results: readonly Result[], level: Level, after: number): number {
  const seen = new Set(results.filter((each) => each.level === level).map(({ seed }) => seed));
  let seed = after;
  do seed = (seed % MAX_SEED) + 1;
  while (seen.has(seed));
  return seed;
}
