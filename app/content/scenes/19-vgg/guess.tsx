import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { KERNELS, squaresOf, type State } from "./chain.ts";
import { brokenSquares } from "./measure.ts";
import { toldText } from "./verdict.ts";

/** What the stage shows once it was predicted. */
export const ASKED: Partial<State> = { kernel: 7, broken: true };

const areSquares = areNumbers(KERNELS.length);

/** The weights of the two chains, in units of C², as bars to be drawn. */
export interface BarGuess {
  readonly prediction: Prediction<readonly number[]>;
  readonly stage: Prediction<readonly number[]>["stage"];
  readonly squares: readonly number[];
  readonly draw: (place: number, squares: number) => void;
}

/** A prediction of both bars; each begins as long as that of the layer that it is to replace. */
export function useBarGuess(guesses: Guesses): BarGuess {
  const start = KERNELS.map((kernel) => squaresOf({ kernel, broken: false }));
  const prediction = usePrediction({ guesses, name: "broken-bars", fits: areSquares, start });
  const squares = prediction.value ?? start;
  return {
    prediction,
    stage: prediction.stage,
    squares,
    draw: (place, next) => prediction.change(squares.map((each, i) => (i === place ? next : each))),
  };
}

/** What the GPU stores for both, once it was predicted. */
export function useStoredSquares(
  device: Device,
  { stage }: BarGuess,
  channels: State["channels"],
): Job<readonly number[]> {
  const isAsked = stage === "asked";
  return useJob(isAsked ? null : (signal) => brokenSquares(device, channels, signal), [device, channels, isAsked]);
}

interface BarsGuessProps {
  readonly guess: BarGuess;
  readonly stored: readonly number[] | null;
  readonly onMeasure: () => void;
}

/** How many weights are left once the large layers are broken: two bars are drawn, then counted on the GPU. */
export function BarsGuess({ guess: { prediction, squares }, stored, onMeasure }: BarsGuessProps) {
  return (
    <Predict
      prediction={prediction}
      prompt="A 5 × 5 layer is replaced by two 3 × 3 layers, a 7 × 7 layer by three. How many weights will they have? Drag the two dashed bars."
      told={stored && toldText(prediction.stage === "made" ? squares : null, stored)}
      onMeasure={onMeasure}
    />
  );
}
