import { curveGuess } from "#figures/predict/guess-curve.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Curves, LENGTHS } from "./curve.ts";
import { RESPONDING, type Responding } from "./measures.ts";
import { sketchText } from "./verdict.ts";

/** Shifts at which the curve is drawn, in pixels. */
const SKETCHED = [2, 4, 8, 16] as const;

/** A prediction of the curve behind a maximum over 4 × 4. */
export function useCurveGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "shift-behind-a-maximum", fits: areNumbers(SKETCHED.length), start: null });
}

/** What is drawn of it on the plot. */
export function sketchOf(prediction: Prediction<readonly number[]>): ReturnType<typeof curveGuess> {
  return curveGuess(prediction, SKETCHED, "Your curve after max pooling over 4 × 4");
}

interface CurveGuessProps {
  readonly prediction: Prediction<readonly number[]>;
  /** Of the shift that is asked about; null while it is not measured. */
  readonly measured: Curves | null;
  readonly onMeasure: () => void;
}

/** How much does a maximum over 4 × 4 change when the whole photo is shifted? Drawn on the plot. */
export function CurveGuess({ prediction, measured, onMeasure }: CurveGuessProps) {
  const at = (values: readonly number[]): readonly number[] =>
    SKETCHED.map((shift) => values[LENGTHS.indexOf(shift)] ?? 0);
  return (
    <Predict
      prediction={prediction}
      prompt="The whole photo is shifted further and further. The plot shows how much the responses change without pooling. Draw how much they change after max pooling over 4 × 4."
      told={
        measured &&
        sketchText(prediction.stage === "made" ? prediction.value : null, SKETCHED, at(measured.max), at(measured.none))
      }
      onMeasure={onMeasure}
    />
  );
}

/** A prediction of the measures by which the bent copy is closer. */
export function useCloserGuess(guesses: Guesses): Prediction<readonly Responding[]> {
  return usePrediction({ guesses, name: "bent-or-blurred", fits: areAmong(RESPONDING), start: [] });
}
