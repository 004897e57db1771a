import { createStore } from "zustand/vanilla";
import type { Attempt, Outcome } from "#quiz/attempt.ts";
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
import { persisted } from "../persist.ts";
import { askToKeep } from "../persist/durability.ts";
import { type KeyValueStore, watchLocal } from "../persist/local.ts";
import type { QuizProgressRecord } from "../persist/quiz-record.ts";
import { type Merged, mergeInto, type Records, sharedRecords } from "../persist/shared-records.ts";
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
  /** Adds progress that was kept elsewhere. */
  readonly merge: (records: Records<QuizRecord>) => Merged;
  /** Takes what other tabs have kept; the questions on the table here stay there. */
  readonly refresh: () => void;
}

/** Makes a store that keeps itself in the given storage; the app has one, tests make their own. */
export function createQuizProgress(storage?: KeyValueStore): ReadableStore<QuizProgress> {
  const shared = sharedRecords<QuizProgressRecord, QuizRecord>(
    { row: persisted.quizProgress, open: ({ records }) => records, close: (records) => ({ version: 1, records }) },
    storage,
  );
  /** Families of which a question lies on the table in this tab; another may have another. */
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
        change(id, (was) => recordAttempt(was, attempt, outcome, levels));
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

/** The student's progress in the quizzes, kept in the browser. */
export const useQuizProgress = createQuizProgress();
watchLocal(persisted.quizProgress, useQuizProgress.getState().refresh);
