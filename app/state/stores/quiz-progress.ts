import { createStore } from "zustand/vanilla";
import type { Attempt } from "#quiz/attempt.ts";
import type { Outcome } from "#quiz/judging.ts";
import type { Level } from "#quiz/family.ts";
import {
  mergeQuizRecords,
  nextQuestion,
  NO_RECORD,
  onTable,
  openQuestion,
  type QuizRecord,
  recordAttempt,
  retryQuestion,
} from "#quiz/mastery.ts";
import { progressRows } from "../persist/progress-rows.ts";
import { askToKeep } from "../persist/durability.ts";
import { type KeyValueStore, watchLocal } from "../persist/local.ts";
import type { QuizProgressRecord } from "../persist/quiz-record.ts";
import { type Merged, mergeInto, type Records, sharedRecords } from "../persist/shared-records.ts";
import { type ReadableStore, readable } from "./store.ts";

/** Progress by family, and the commands that change it. */
export interface QuizProgress {
  readonly records: Readonly<Record<string, QuizRecord>>;
  /** Opens the question of a link; if it is already the current one, its attempt is kept. */
  readonly open: (id: string, seed: number, level: Level) => void;
  /** Records the student's attempt at the current question. Only the first outcome counts. */
  readonly record: (id: string, attempt: Attempt, outcome: Outcome, levels: Level) => void;
  /** Goes to a new question, at the level that the student has reached. */
  readonly next: (id: string) => void;
  /** Starts the current question again. */
  readonly retry: (id: string) => void;
  /** Merges progress stored elsewhere. */
  readonly merge: (records: Records<QuizRecord>) => Merged;
  /** Merges what other tabs have stored; this tab's current questions stay. */
  readonly refresh: () => void;
}

/** Creates a store backed by the given storage and clock: the app's, or a test's own. */
export function createQuizProgress(storage?: KeyValueStore, now: () => number = Date.now): ReadableStore<QuizProgress> {
  const shared = sharedRecords<QuizProgressRecord, QuizRecord>(
    { row: progressRows.quizProgress, open: ({ records }) => records, close: (records) => ({ version: 2, records }) },
    storage,
  );
  /** Families with a current question in this tab; other tabs may have other questions. */
  const here = new Set<string>();
  const store = createStore<QuizProgress>()((set, get) => {
    const joined = (): QuizProgress["records"] => {
      const { records } = get();
      const all = { ...shared.join(records) };
      for (const id of here) {
        const [kept, known] = [all[id], records[id]];
        if (kept && known) all[id] = onTable(kept, known);
      }
      return all;
    };
    const put = (records: Records<QuizRecord>): void => {
      shared.keep(records);
      set({ records });
    };
    const change = (id: string, edit: (record: QuizRecord) => QuizRecord): void => {
      const all = joined();
      here.add(id);
      const was = all[id] ?? NO_RECORD;
      const edited = edit(was);
      if (edited === was) set({ records: all });
      else put({ ...all, [id]: edited });
    };
    return {
      records: shared.join({}),
      open: (id, seed, level) => change(id, (was) => openQuestion(was, seed, level)),
      record: (id, attempt, outcome, levels) => {
        change(id, (was) => recordAttempt(was, attempt, outcome, levels, now()));
        void askToKeep();
      },
      next: (id) => change(id, nextQuestion),
      retry: (id) => change(id, retryQuestion),
      merge: (others) => mergeInto(joined, put, others, mergeQuizRecords),
      refresh: () => set({ records: joined() }),
    };
  });
  return readable(store);
}

/** The student's progress in the quizzes, stored in the browser. */
export const useQuizProgress = createQuizProgress();
watchLocal(progressRows.quizProgress, useQuizProgress.getState().refresh);
