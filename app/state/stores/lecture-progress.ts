import { createStore } from "zustand/vanilla";
import { type Attempt, furtherAttempt } from "#quiz/attempt.ts";
import { persisted } from "../persist.ts";
import { askToKeep } from "../persist/durability.ts";
import { type KeyValueStore, watchLocal } from "../persist/local.ts";
import type { LectureProgressRecord } from "../persist/quiz-record.ts";
import { type Merged, mergeInto, type Records, sharedRecords } from "../persist/shared-records.ts";
import { type ReadableStore, readable } from "./store.ts";

/** What a student has answered at the lecture's checkpoints; it changes by these commands. */
export interface LectureProgress {
  /** By `attemptKey`. */
  readonly attempts: Readonly<Record<string, Attempt>>;
  readonly record: (key: string, attempt: Attempt) => void;
  /** Merges answers stored elsewhere. */
  readonly merge: (attempts: Records<Attempt>) => Merged;
  /** Merges what other tabs have stored. */
  readonly refresh: () => void;
}

/** Name under which the answer to a scene's question is stored. */
export function attemptKey(scene: string, question: string): string {
  return `${scene}/${question}`;
}

/** Creates a store backed by the given storage: the app's, or one of a test's own. */
export function createLectureProgress(storage?: KeyValueStore): ReadableStore<LectureProgress> {
  const shared = sharedRecords<LectureProgressRecord, Attempt>(
    {
      row: persisted.lectureProgress,
      open: ({ attempts }) => attempts,
      close: (attempts) => ({ version: 1, attempts }),
    },
    storage,
  );
  const store = createStore<LectureProgress>()((set, get) => {
    const joined = (): Records<Attempt> => shared.join(get().attempts);
    const put = (attempts: Records<Attempt>): void => {
      shared.keep(attempts);
      set({ attempts });
    };
    return {
      attempts: shared.join({}),
      record: (key, attempt) => {
        put({ ...joined(), [key]: attempt });
        void askToKeep();
      },
      merge: (attempts) => mergeInto(joined, put, attempts, furtherAttempt),
      refresh: () => set({ attempts: joined() }),
    };
  });
  return readable(store);
}

/** The student's answers in the lecture, stored in the browser. */
export const useLectureProgress = createLectureProgress();
watchLocal(persisted.lectureProgress, useLectureProgress.getState().refresh);
