import { type Attempt, furtherAttempt } from "#quiz/attempt.ts";
import { progressRows } from "../persist/progress-rows.ts";
import type { KeyValueStore } from "../persist/local.ts";
import type { LectureProgressRecord } from "../persist/quiz-record.ts";
import { createKeptRecords, type KeptRecords } from "./kept-records.ts";
import type { ReadableStore } from "./store.ts";

/** Key of what a student did with a question or a prediction of a scene. */
export function sceneKey(scene: string, name: string): string {
  return `${scene}/${name}`;
}

/** Makes a store of answers that stores itself in the given storage: the browser's by default. */
export function createLectureProgress(storage?: KeyValueStore): ReadableStore<KeptRecords<Attempt>> {
  return createKeptRecords<LectureProgressRecord, Attempt>(
    {
      row: progressRows.lectureProgress,
      open: ({ attempts }) => attempts,
      close: (attempts) => ({ version: 1, attempts }),
      merge: furtherAttempt,
    },
    storage,
  );
}

/** The student's answers at the lecture's checkpoints, by `sceneKey`, stored in the browser. */
export const useLectureProgress = createLectureProgress();
