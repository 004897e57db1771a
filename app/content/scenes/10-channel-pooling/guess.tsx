import { curveGuess } from "#figures/predict/guess-curve.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { ANGLES, STEP } from "./bank.ts";
import { type Curves, sketchText } from "./verdict.ts";

/** The case that is asked about. */
export const asked = { pattern: "edge", copies: 8 } as const;

const SKETCHED: readonly number[] = Array.from({ length: 10 }, (_, i) => 40 * i);
const areHeights = areNumbers(SKETCHED.length);

/** A prediction of the maximum's curve. */
export function useCurveGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "maximum-of-eight", fits: areHeights, start: null });
}

/** What is drawn of it on the plot. */
export function sketchOf(prediction: Prediction<readonly number[]>): ReturnType<typeof curveGuess> {
  return curveGuess(prediction, SKETCHED, "Your curve of the maximum of eight copies");
}

interface MaximumOfEightProps {
  readonly prediction: Prediction<readonly number[]>;
  /** Of the case that is asked about; null while it is not measured. */
  readonly measured: Curves | null;
  readonly onMeasure: () => void;
}

/** How will the largest of eight answers change with the angle? Drawn on the plot of the tuning curves. */
export function MaximumOfEight({ prediction, measured, onMeasure }: MaximumOfEightProps) {
  const { stage, value } = prediction;
  const at = SKETCHED.map((angle) => measured?.maximum[(angle / STEP) % ANGLES.length] ?? 0);
  return (
    <Predict
      prediction={prediction}
      prompt="Eight copies of the edge filter, 45° apart: how does the largest of their responses change while the edge is rotated? Draw it on the plot of response against angle."
      told={measured && sketchText(stage === "made" ? value : null, at)}
      onMeasure={onMeasure}
    />
  );
}
