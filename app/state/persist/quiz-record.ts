import * as v from "valibot";
import type { Attempt } from "#quiz/attempt.ts";
import { ENDINGS } from "#quiz/ending.ts";
import { LEVELS } from "#quiz/family.ts";
import type { Guess } from "#quiz/guess.ts";
import type { QuizRecord } from "#quiz/mastery.ts";
import type { Result } from "#quiz/results.ts";
import { levelSchema, seedSchema } from "./question-schemas.ts";
import { from, type Step } from "./versions.ts";

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const attemptSchema = v.object({
  tries: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  hints: count,
  gaveUp: v.boolean(),
}) satisfies v.GenericSchema<unknown, Attempt>;

const resultSchema = v.object({
  level: levelSchema,
  seed: seedSchema,
  at: v.nullable(v.pipe(v.number(), v.finite())),
  tries: attemptSchema.entries.tries,
  hints: count,
  end: v.picklist(ENDINGS),
}) satisfies v.GenericSchema<unknown, Result>;

const countsSchema = v.object({
  answers: count,
  solved: count,
  firstTry: count,
  streak: count,
  best: count,
  reached: levelSchema,
  level: levelSchema,
  seed: seedSchema,
  attempt: attemptSchema,
});

/** Validates a record from any source; its fields are documented where it is defined. */
const recordSchema = v.object({
  ...countsSchema.entries,
  mastered: v.picklist([0, ...LEVELS]),
  results: v.array(resultSchema),
}) satisfies v.GenericSchema<unknown, QuizRecord>;

/** Records by name; null for an unreadable one. */
export type Named<T> = Readonly<Record<string, T | null>>;

export const named = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Named<T>> =>
  v.record(v.string(), v.fallback(v.nullable(schema), null));

/** The readable records. */
export function readOnes<T>(records: Named<T>): Readonly<Record<string, T>> {
  const read: Record<string, T> = {};
  for (const [name, record] of Object.entries(records)) if (record !== null) read[name] = record;
  return read;
}

/** Whether all of them are readable. */
export function allRead(records: Named<unknown>): boolean {
  return Object.values(records).every((record) => record !== null);
}

/** Progress by family. */
export interface QuizProgressRecord {
  readonly version: 2;
  readonly records: Named<QuizRecord>;
}

export const quizProgressSchema: v.GenericSchema<unknown, QuizProgressRecord> = v.object({
  version: v.literal(2),
  records: named(recordSchema),
});

/** Version 1 stored only the current question of a family, and whether it had been counted. */
const firstSchema = v.object({ ...countsSchema.entries, settled: v.boolean() });

/** In version 1, two questions in a row solved at the first try mastered a level, whatever levels they were of. */
function masteredOnce(best: number): QuizRecord["mastered"] {
  const levels = Math.floor(best / 2);
  return LEVELS.findLast((level) => level <= levels) ?? 0;
}

function fromFirst({ settled, ...was }: v.InferOutput<typeof firstSchema>): QuizRecord {
  const { level, seed, attempt } = was;
  const { tries, hints } = attempt;
  const isTouched = settled || tries.length > 0 || hints > 0;
  const end = attempt.gaveUp ? "given-up" : settled ? "unknown" : "open";
  const results: readonly Result[] = isTouched ? [{ level, seed, at: null, tries, hints, end }] : [];
  return { ...was, mastered: masteredOnce(was.best), results };
}

/** Migrations of the progress in the quizzes. */
export const quizProgressSteps: readonly Step[] = [
  from(v.object({ version: v.literal(1), records: named(firstSchema) }), ({ records }) => ({
    version: 2,
    records: Object.fromEntries(
      Object.entries(records).map(([name, record]) => [name, record === null ? null : fromFirst(record)]),
    ),
  })),
];

/** Answers at the lecture's checkpoints, by scene and question. */
export interface LectureProgressRecord {
  readonly version: 1;
  readonly attempts: Named<Attempt>;
}

export const lectureProgressSchema: v.GenericSchema<unknown, LectureProgressRecord> = v.object({
  version: v.literal(1),
  attempts: named(attemptSchema),
});

const MOST_POINTS = 200;
const guessText = v.pipe(v.string(), v.maxLength(40));
const guessNumber = v.pipe(v.number(), v.finite());

const guessSchema = v.object({
  value: v.nullable(
    v.union([
      guessNumber,
      guessText,
      v.pipe(v.array(guessNumber), v.maxLength(MOST_POINTS)),
      v.pipe(v.array(guessText), v.maxLength(MOST_POINTS)),
    ]),
  ),
}) satisfies v.GenericSchema<unknown, Guess>;

/** Predictions made in the lecture, by scene and prediction. */
export interface PredictionsRecord {
  readonly version: 1;
  readonly guesses: Named<Guess>;
}

export const predictionsSchema: v.GenericSchema<unknown, PredictionsRecord> = v.object({
  version: v.literal(1),
  guesses: named(guessSchema),
});
