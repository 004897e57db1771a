import { useState } from "react";
import type { Guess, GuessValue } from "#quiz/guess.ts";

/** The student's predictions at a scene, by name. */
export interface Guesses {
  /** What was predicted; null while nothing was. */
  readonly of: (name: string) => Guess | null;
  readonly record: (name: string, guess: Guess) => void;
}

/** A prediction in the making, or made. */
export interface Prediction<T extends GuessValue> {
  /** `asked`: it can be made; `made`: it stands; `passed`: the student went on without one. */
  readonly stage: "asked" | "made" | "passed";
  /** What stands, or what would if it were made now; null while there is nothing. */
  readonly value: T | null;
  /** Changes what is going to be predicted. */
  readonly change: (value: T) => void;
  readonly make: () => void;
  readonly pass: () => void;
  /** Asks once more; the last value is where it starts. */
  readonly again: () => void;
}

interface PredictionOptions<T extends GuessValue> {
  readonly guesses: Guesses;
  /** Name in the progress; it never comes to mean another prediction. */
  readonly name: string;
  /** Whether a value that was kept, perhaps by an older version, is one of this prediction's. */
  readonly fits: (value: GuessValue) => value is T;
  /** Where it starts; null for nowhere, so that something has to be chosen before it can be made. */
  readonly start: T | null;
}

/** Asks for a prediction, and keeps it with the student's progress. */
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

/** The heights of a curve at so many points. */
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
