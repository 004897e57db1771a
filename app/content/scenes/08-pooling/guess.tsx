import { useMemo } from "react";
import { evaluate } from "#engine/show/evaluate.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { NumberField } from "#ui/number-field.tsx";
import { asked, digitsOf, networkOf, seedOf, windowOf } from "./pool.ts";
import { guessText } from "./guess-text.ts";

const NAMES = ["upper left", "upper right", "lower left", "lower right"] as const;
const PLACES = windowOf(asked, asked.y, asked.x);
const DIGITS = digitsOf(asked.seed);
const areFour = areNumbers(NAMES.length);

/** A prediction of what four inputs get. */
export function useFourGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "overlapping-winner", fits: areFour, start: null });
}

/** What the kernels hand to the four inputs, once it was predicted. */
export function useFourMeasured(device: Device, prediction: Prediction<readonly number[]>): Job<readonly number[]> {
  const isAsked = prediction.stage === "asked";
  return useJob(
    isAsked
      ? null
      : async (signal) => {
          const { inputGradient } = await evaluate(device, networkOf(asked), {
            weights: new Map(),
            input: DIGITS,
            gradient: seedOf(asked, asked.dropped),
            signal,
          });
          return PLACES.map((place) => inputGradient?.[place] ?? Number.NaN);
        },
    [device, isAsked],
  );
}

/** What was predicted, by place on the map. */
export function ghostOf({ stage, value }: Prediction<readonly number[]>): ReadonlyMap<number, number> {
  return new Map(stage === "made" && value ? PLACES.map((place, i) => [place, value[i] ?? 0]) : []);
}

interface FourGradientsProps {
  readonly prediction: Prediction<readonly number[]>;
  readonly measured: readonly number[] | null;
  readonly onMeasure: () => void;
}

/** Two windows that share a column, each with a gradient: what reaches the four inputs of the left one? */
export function FourGradients({ prediction, measured, onMeasure }: FourGradientsProps) {
  const { stage, value, change } = prediction;
  const rest = useMemo(() => windowOf(asked, asked.y, asked.x + 1), []);
  const put = (index: number, to: number): void => change(NAMES.map((_, i) => (i === index ? to : (value?.[i] ?? 0))));
  const cell = (i: number) => (
    <div key={NAMES[i]} className="pooling-guess-cell" data-in>
      <span className="pooling-guess-digit">{DIGITS[PLACES[i] ?? 0]}</span>
      <NumberField
        compact
        bare
        label={`Gradient of the ${NAMES[i] ?? ""} input, ${DIGITS[PLACES[i] ?? 0] ?? 0}`}
        value={value?.[i] ?? 0}
        min={-99}
        max={99}
        disabled={stage !== "asked"}
        onChange={(to) => put(i, to)}
      />
    </div>
  );
  const beside = (i: number) => (
    <div key={`beside ${i}`} className="pooling-guess-cell">
      <span className="pooling-guess-digit">{DIGITS[rest[i] ?? 0]}</span>
    </div>
  );
  return (
    <Predict
      prediction={prediction}
      prompt="Max pooling, windows of 2 × 2, stride 1: two neighbouring windows overlap, and the output of each gets a gradient of 4. What gradients reach the four inputs of the left window?"
      told={measured && guessText(stage === "made" ? value : null, measured)}
      onMeasure={onMeasure}
    >
      <div className="pooling-guess">{[cell(0), cell(1), beside(1), cell(2), cell(3), beside(3)]}</div>
    </Predict>
  );
}
