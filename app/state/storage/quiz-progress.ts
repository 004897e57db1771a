import * as v from "valibot";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { Attempt, Outcome } from "#quiz/attempt.ts";
import { type Level, LEVELS, MAX_SEED } from "#quiz/family.ts";
import { nextQuestion, NO_RECORD, openQuestion, type QuizRecord, recordAttempt, retryQuestion } from "#quiz/mastery.ts";
import { type KeyValueStore, readJson, writeJson } from "./json-storage.ts";

const KEY = "receptive.quiz-progress";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const level = v.picklist(LEVELS);

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
  reached: level,
  level,
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED)),
  attempt: attemptSchema,
  settled: v.boolean(),
}) satisfies v.GenericSchema<unknown, QuizRecord>;

const storedSchema = v.object({
  version: v.literal(1),
  records: v.record(v.string(), v.fallback(v.nullable(recordSchema), null)),
});

export interface QuizProgress {
  readonly records: Readonly<Record<string, QuizRecord>>;
  /** Why progress is not being kept, in plain words; `null` while it is. */
  readonly storageProblem: string | null;
  /** Puts the question of a link on the table; the one that lies there already keeps its attempt. */
  readonly open: (id: string, seed: number, level: Level) => void;
  /** Takes what the student did with the question on the table. The first outcome counts, once. */
  readonly record: (id: string, attempt: Attempt, outcome: Outcome, levels: Level) => void;
  /** Puts a new question on the table, at the level that the student has reached. */
  readonly next: (id: string) => void;
  /** Puts the same question on the table again, as new. */
  readonly retry: (id: string) => void;
  /** The notice has been read. */
  readonly dismissProblem: () => void;
}

/** Makes a store that keeps itself in the given storage; the app has one, tests make their own. */
export function createQuizProgress(storage?: KeyValueStore): UseBoundStore<StoreApi<QuizProgress>> {
  const read = readJson(KEY, storedSchema, storage);
  const records: Record<string, QuizRecord> = {};
  for (const [id, record] of Object.entries(read.value?.records ?? {})) if (record) records[id] = record;
  return create<QuizProgress>()((set, get) => {
    const change = (id: string, edit: (record: QuizRecord) => QuizRecord): void => {
      const was = get().records[id] ?? NO_RECORD;
      const edited = edit(was);
      if (edited === was) return;
      const next = { ...get().records, [id]: edited };
      const problem = writeJson(KEY, { version: 1, records: next }, storage);
      set({ records: next, ...(problem === null ? {} : { storageProblem: problem }) });
    };
    return {
      records,
      storageProblem: read.problem,
      open: (id, seed, level) => change(id, (was) => openQuestion(was, seed, level)),
      record: (id, attempt, outcome, levels) => change(id, (was) => recordAttempt(was, attempt, outcome, levels)),
      next: (id) => change(id, nextQuestion),
      retry: (id) => change(id, retryQuestion),
      dismissProblem: () => set({ storageProblem: null }),
    };
  });
}

/** The student's progress in the quizzes, kept in the browser. */
export const useQuizProgress = createQuizProgress();
