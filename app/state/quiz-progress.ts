import * as v from "valibot";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { type KeyValueStore, readJson, writeJson } from "./storage.ts";

const KEY = "receptive.quiz-progress";
const MAX_SEED = 2 ** 28;
/** Right answers in a row after which the questions grow harder. */
const ROWS_PER_LEVEL = 2;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const level = v.picklist([1, 2, 3]);
const seed = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED));

const attemptSchema = v.object({
  tries: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  hints: count,
  gaveUp: v.boolean(),
});

const recordSchema = v.object({
  /** Answers checked, over all questions. */
  answers: count,
  /** Questions solved. */
  solved: count,
  /** Questions solved at the first answer. */
  firstTry: count,
  /** First-try solutions in a row, up to now and at best. */
  streak: count,
  best: count,
  level,
  /** The question on the table. */
  seed,
  attempt: attemptSchema,
  /** Whether the question on the table has been counted already. */
  settled: v.boolean(),
});

const storedSchema = v.object({
  version: v.literal(1),
  records: v.record(v.string(), v.fallback(v.nullable(recordSchema), null)),
});

export type QuizLevel = v.InferOutput<typeof level>;
/** Answers and hints of the question on the table. */
export type QuizAttempt = Readonly<Omit<v.InferOutput<typeof attemptSchema>, "tries">> & { readonly tries: readonly string[] };
/** One family's progress; its fields are described in the schema. */
export type QuizRecord = Readonly<Omit<v.InferOutput<typeof recordSchema>, "attempt">> & { readonly attempt: QuizAttempt };

const FRESH: QuizAttempt = { tries: [], hints: 0, gaveUp: false };

/** A family that nobody has touched: its first question. */
export const NO_RECORD: QuizRecord = {
  answers: 0,
  solved: 0,
  firstTry: 0,
  streak: 0,
  best: 0,
  level: 1,
  seed: 1,
  attempt: FRESH,
  settled: false,
};

/** What the question says about an attempt after an answer was checked. */
export interface Outcome {
  readonly solved: boolean;
  readonly firstTry: boolean;
}

export interface QuizProgress {
  readonly records: Readonly<Record<string, QuizRecord>>;
  /** Why progress is not being kept, in plain words; `null` while it is. */
  readonly storageProblem: string | null;
  /** Puts the question of a link on the table; the one that lies there already keeps its attempt. */
  open(id: string, seed: number, level: QuizLevel): void;
  /** Takes what the student did with the question on the table. The first outcome counts, once. */
  record(id: string, attempt: QuizAttempt, outcome: Outcome, levels: QuizLevel): void;
  /** Puts a new question on the table, at the level that the student has reached. */
  next(id: string): void;
  /** Puts the same question on the table again, as new. */
  retry(id: string): void;
  /** The notice has been read. */
  dismissProblem(): void;
}

function clampLevel(value: number, levels: QuizLevel): QuizLevel {
  const within = Math.min(levels, Math.max(1, value));
  return within === 1 ? 1 : within === 2 ? 2 : 3;
}

/** Counts the question on the table: a first try lengthens the row, a miss ends it and eases the level. */
function settle(was: QuizRecord, firstTry: boolean, levels: QuizLevel): QuizRecord {
  const streak = firstTry ? was.streak + 1 : 0;
  const reached = firstTry ? Math.max(was.level, 1 + Math.floor(streak / ROWS_PER_LEVEL)) : was.level - 1;
  return {
    ...was,
    settled: true,
    firstTry: was.firstTry + (firstTry ? 1 : 0),
    streak,
    best: Math.max(was.best, streak),
    level: clampLevel(reached, levels),
  };
}
