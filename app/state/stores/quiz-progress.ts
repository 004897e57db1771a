import { createStore } from "zustand/vanilla";
import type { Attempt, Outcome } from "#quiz/attempt.ts";
import type { Level } from "#quiz/family.ts";
import { nextQuestion, NO_RECORD, openQuestion, type QuizRecord, recordAttempt, retryQuestion } from "#quiz/mastery.ts";
import { persisted } from "../persist.ts";
import { type KeyValueStore, readLocal, writeLocal } from "../persist/local.ts";
import { readOnes } from "../persist/quiz-record.ts";
import { type ReadableStore, readable } from "./store.ts";

/** Progress by family, and what the student does: it changes by these commands. */
export interface QuizProgress {
  readonly records: Readonly<Record<string, QuizRecord>>;
  /** Puts the question of a link on the table; the one that lies there already keeps its attempt. */
  readonly open: (id: string, seed: number, level: Level) => void;
  /** Takes what the student did with the question on the table. The first outcome counts, once. */
  readonly record: (id: string, attempt: Attempt, outcome: Outcome, levels: Level) => void;
  /** Puts a new question on the table, at the level that the student has reached. */
  readonly next: (id: string) => void;
  /** Puts the same question on the table again, as new. */
  readonly retry: (id: string) => void;
}

/** Makes a store that keeps itself in the given storage; the app has one, tests make their own. */
export function createQuizProgress(storage?: KeyValueStore): ReadableStore<QuizProgress> {
  const read = readLocal(persisted.quizProgress, storage);
  const records = readOnes(read?.records ?? {});
  const store = createStore<QuizProgress>()((set, get) => {
    const change = (id: string, edit: (record: QuizRecord) => QuizRecord): void => {
      const was = get().records[id] ?? NO_RECORD;
      const edited = edit(was);
      if (edited === was) return;
      const next = { ...get().records, [id]: edited };
      writeLocal(persisted.quizProgress, { version: 1, records: next }, storage);
      set({ records: next });
    };
    return {
      records,
      open: (id, seed, level) => change(id, (was) => openQuestion(was, seed, level)),
      record: (id, attempt, outcome, levels) => change(id, (was) => recordAttempt(was, attempt, outcome, levels)),
      next: (id) => change(id, nextQuestion),
      retry: (id) => change(id, retryQuestion),
    };
  });
  return readable(store);
}

/** The student's progress in the quizzes, kept in the browser. */
export const useQuizProgress = createQuizProgress();
