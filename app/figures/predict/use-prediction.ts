import { useState } from "react";
import type { Guess, GuessValue } from "#quiz/guess.ts";

/** The student's predictions at a scene, by name. */
export interface Guesses {
  /** The stored prediction; null if there is none. */
  readonly of: (name: string) => Guess | null;
  readonly record: (name: string, guess: Guess) => void;
}

/** A prediction that is being made, or has been made. */
export interface Prediction<T extends GuessValue> {
  /** `asked`: it can be made; `made`: it has been made; `passed`: the student skipped it. */
  readonly stage: "asked" | "made" | "passed";
  /** The prediction, or the draft of one while it is asked; null if there is neither. */
  readonly value: T | null;
  /** Changes the draft. */
  readonly change: (value: T) => void;
  readonly make: () => void;
  readonly pass: () => void;
  /** Asks again, starting from the last value. */
  readonly again: () => void;
}

interface PredictionOptions<T extends GuessValue> {
  readonly guesses: Guesses;
  /** Name in the stored progress; never reused for another prediction. */
  readonly name: string;
  /** Whether a stored value, perhaps from an older version, is valid for this prediction. */
  readonly fits: (value: GuessValue) => value is T;
  /** The initial draft; null if something has to be chosen before the prediction can be made. */
  readonly start: T | null;
}

/** Asks for a prediction, and stores it with the student's progress. */
export function usePrediction<T extends GuessValue>({
  guesses,
  name,
  fits,
  start,
}: PredictionOptions<T>): Prediction<T> {
  const kept = guesses.of(name);
  const made = kept?.value !== null && kept?.value !== undefined && fits(kept.value) ? kept.value : null;
  const [draft, setDraft] = useState<T | null>(null);
  const [asksAgain, setAsksAgain] = useState(false);
  const isAsked = asksAgain || kept === null || (made === null && kept.value !== null);
  const drafted = draft ?? made ?? start;
  return {
    stage: isAsked ? "asked" : made === null ? "passed" : "made",
    value: isAsked ? drafted : made,
    change: setDraft,
    make: () => {
      if (drafted === null) return;
      guesses.record(name, { value: drafted });
      setAsksAgain(false);
    },
    pass: () => {
      guesses.record(name, { value: made });
      setAsksAgain(false);
    },
    again: () => setAsksAgain(true),
  };
}

/** A finite number. */
export const isNumber = (value: GuessValue): value is number => typeof value === "number";

/** One of several texts. */
export function isOneOf<const T extends string>(options: readonly T[]): (value: GuessValue) => value is T {
  return (value): value is T => options.some((option) => option === value);
}

/** Some of several texts. */
export function areAmong<const T extends string>(options: readonly T[]): (value: GuessValue) => value is readonly T[] {
  const isOption = isOneOf(options);
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.every((each: number | string) => isOption(each));
}

/** The heights of a curve at `count` points. */
export function areNumbers(count: number): (value: GuessValue) => value is readonly number[] {
  return (value): value is readonly number[] =>
    Array.isArray(value) && value.length === count && value.every((each) => typeof each === "number");
}

/** Some of the whole numbers from 0 to `count` - 1, such as cells of a grid. */
export function areWholeNumbers(count: number): (value: GuessValue) => value is readonly number[] {
  return (value): value is readonly number[] =>
    Array.isArray(value) &&
    value.every((each) => typeof each === "number" && Number.isInteger(each) && each >= 0 && each < count);
}
