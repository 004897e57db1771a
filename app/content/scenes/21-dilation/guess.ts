import { areWholeNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { PAINTED_SIDE } from "./painting.ts";

/** The stack that is asked about. */
export const asked = { first: 2, second: 2, third: 2 } as const;

/** A prediction of the pixels that a unit touches. */
export function useTouchGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "twos", fits: areWholeNumbers(PAINTED_SIDE ** 2), start: null });
}
