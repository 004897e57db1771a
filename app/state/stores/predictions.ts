import { firmerGuess, type Guess } from "#quiz/guess.ts";
import { progressRows } from "../persist/progress-rows.ts";
import type { KeyValueStore } from "../persist/local.ts";
import type { PredictionsRecord } from "../persist/quiz-record.ts";
import { createKeptRecords, type KeptRecords } from "./kept-records.ts";
import type { ReadableStore } from "./store.ts";

/** Makes a store of predictions that stores itself in the given storage: the browser's by default. */
export function createPredictions(storage?: KeyValueStore): ReadableStore<KeptRecords<Guess>> {
  return createKeptRecords<PredictionsRecord, Guess>(
    {
      row: progressRows.predictions,
      open: ({ guesses }) => guesses,
      close: (guesses) => ({ version: 1, guesses }),
      merge: firmerGuess,
    },
    storage,
  );
}

/** What the student predicted in the lecture, by `sceneKey`, stored in the browser. */
export const usePredictions = createPredictions();
