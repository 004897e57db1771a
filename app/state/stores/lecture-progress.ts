import { createStore } from "zustand/vanilla";
import type { Attempt } from "#quiz/attempt.ts";
import { persisted } from "../persist.ts";
import { type KeyValueStore, readLocal, writeLocal } from "../persist/local.ts";
import { readOnes } from "../persist/quiz-record.ts";
import { type ReadableStore, readable } from "./store.ts";

/** What a student has answered at the lecture's checkpoints; it changes by `record`. */
export interface LectureProgress {
  /** By `attemptKey`. */
  readonly attempts: Readonly<Record<string, Attempt>>;
  readonly record: (key: string, attempt: Attempt) => void;
}

/** Name under which the answer to a scene's question is kept. */
export function attemptKey(scene: string, question: string): string {
  return `${scene}/${question}`;
}

/** Makes a store that keeps itself in the given storage; the app has one, tests make their own. */
export function createLectureProgress(storage?: KeyValueStore): ReadableStore<LectureProgress> {
  const store = createStore<LectureProgress>()((set, get) => ({
    attempts: readOnes(readLocal(persisted.lectureProgress, storage)?.attempts ?? {}),
    record: (key, attempt) => {
      const attempts = { ...get().attempts, [key]: attempt };
      writeLocal(persisted.lectureProgress, { version: 1, attempts }, storage);
      set({ attempts });
    },
  }));
  return readable(store);
}

/** The student's answers in the lecture, kept in the browser. */
export const useLectureProgress = createLectureProgress();
