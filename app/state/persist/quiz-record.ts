import * as v from "valibot";
import type { Attempt } from "#quiz/attempt.ts";
import { LEVELS, MAX_SEED } from "#quiz/family.ts";
import type { QuizRecord } from "#quiz/mastery.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const levelSchema = v.picklist(LEVELS);
export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED));

const attemptSchema = v.object({
  tries: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  hints: count,
  gaveUp: v.boolean(),
}) satisfies v.GenericSchema<unknown, Attempt>;

/** What a record may hold, wherever it comes from; what its fields mean is said where it is defined. */
const recordSchema = v.object({
  answers: count,
  solved: count,
  firstTry: count,
  streak: count,
  best: count,
  reached: levelSchema,
  level: levelSchema,
  seed: seedSchema,
  attempt: attemptSchema,
  settled: v.boolean(),
}) satisfies v.GenericSchema<unknown, QuizRecord>;

/** Progress by family; null for one that cannot be read. */
export interface QuizProgressRecord {
  readonly version: 1;
  readonly records: Readonly<Record<string, QuizRecord | null>>;
}

export const quizProgressSchema: v.GenericSchema<unknown, QuizProgressRecord> = v.object({
  version: v.literal(1),
  records: v.record(v.string(), v.fallback(v.nullable(recordSchema), null)),
});
