import * as v from "valibot";
import { type Level, LEVELS } from "#quiz/family.ts";
import { address } from "./address.ts";
import { levelSchema, seedSchema } from "./question-schemas.ts";

/** How an address names questions; the other rows are in `state/persist.ts`. */
export const questionRows = {
  /** A question of a quiz: `#/quizzes/<family>?seed=17&level=2`, in practice with `&practice=1`. */
  question: address({
    screen: "quizzes",
    version: null,
    /** Null if the address names no question; a level that the family lacks becomes the first. */
    read: (query: URLSearchParams, levels: Level): { readonly seed: number; readonly level: Level } | null => {
      const seed = v.safeParse(seedSchema, Number(query.get("seed")));
      const level = v.safeParse(levelSchema, Number(query.get("level") ?? "1"));
      if (!seed.success) return null;
      return { seed: seed.output, level: level.success && level.output <= levels ? level.output : LEVELS[0] };
    },
    /** Whether practice chose the question, and will choose the next. */
    isPractice: (query: URLSearchParams): boolean => query.get("practice") === "1",
    write: (
      { seed, level }: { readonly seed: number; readonly level: Level },
      isPractice = false,
    ): Readonly<Record<string, string>> => ({
      seed: String(seed),
      level: String(level),
      ...(isPractice ? { practice: "1" } : {}),
    }),
  }),
  /**
   * A question for a class, written as `question` writes it: `#/quizzes/in-class?family=jump&seed=17&level=2`; or one of a
   * set, which is written as by `questionSet`, with its place counted from 1: `#/quizzes/in-class?set=...&at=3`.
   */
  classQuestion: address({
    screen: "quizzes",
    version: null,
    /** Null if the address names no family. */
    family: (query: URLSearchParams): string | null => query.get("family"),
    /** The place in a set of `count` questions, from 0; the first if the address names none that exists. */
    place: (query: URLSearchParams, count: number): number => {
      const at = Number(query.get("at"));
      return Number.isInteger(at) && at >= 1 && at <= count ? at - 1 : 0;
    },
    write: (family: string): Readonly<Record<string, string>> => ({ family }),
    writePlace: (place: number): Readonly<Record<string, string>> => ({ at: String(place + 1) }),
  }),
  /** A set of questions: `#/quizzes/set?set=...`; for its contents see `#formats/quiz-set-link.ts`, loaded with the page. */
  questionSet: address({
    screen: "quizzes",
    version: 1,
    /** Null if the address names none. */
    read: (query: URLSearchParams): string | null => query.get("set"),
    write: (set: string): Readonly<Record<string, string>> => ({ set }),
  }),
} as const;
