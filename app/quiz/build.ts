/** Helpers for quiz families on any topic. */
import { thousands } from "#nn/format.ts";
import { permutation, type Random } from "#nn/random.ts";
import type { ChoiceAnswer, NearMiss, RichText } from "./question.ts";

const LETTERS = "abcdefgh";

/** Keeps near misses that differ from the answer and from one another; of two equal ones, the first stays. */
export function distinctMisses(correct: number, candidates: readonly NearMiss[]): readonly NearMiss[] {
  const seen = new Set([correct]);
  return candidates.filter(({ value }) => {
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/**
 * Four numbers to choose from, in ascending order, lettered from a: the answer and three of the near misses.
 * Throws if fewer than three distinct ones are left: a family must provide enough for every seed.
 */
export function numberChoice(
  correct: number,
  feedback: RichText,
  candidates: readonly NearMiss[],
  random: Random,
): ChoiceAnswer {
  const misses = distinctMisses(correct, candidates);
  if (misses.length < 3) throw new Error(`Only ${misses.length} wrong answers differ from ${correct}`);
  const kept = [...permutation(misses.length, random)].slice(0, 3).flatMap((i) => misses[i] ?? []);
  const rows = [...kept.map((miss) => ({ value: miss.value, miss })), { value: correct, miss: null }];
  const options = rows
    .toSorted((a, b) => a.value - b.value)
    .map(({ value, miss }, i) => {
      const printed = { id: LETTERS.charAt(i), text: [thousands(value)] };
      return miss
        ? { ...printed, correct: false as const, misconception: miss.misconception }
        : { ...printed, correct: true as const, feedback };
    });
  return { kind: "choice", options };
}

/** One of a list, drawn by the seed. The list is not empty. */
export function pick<T>(items: readonly [T, ...T[]], random: Random): T {
  return items[random.integer(items.length)] ?? items[0];
}

/** `5 × 5` */
export function size([h, w]: readonly [number, number]): string {
  return `${h} × ${w}`;
}

/** A number with thousands separators for LaTeX, without a space after the comma. */
export function texNumber(value: number): string {
  return thousands(value).replaceAll(",", "{,}");
}

/** `1 filter`, `2 filters` */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}
