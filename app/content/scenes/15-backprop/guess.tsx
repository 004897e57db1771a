import { Predict } from "#figures/predict/predict.tsx";
import { GuessNumber } from "#figures/predict/guess-number.tsx";
import { distanceText } from "#figures/predict/words.ts";
import { type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { useJob, type Job } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { examine } from "./examine.ts";
import { problemOf } from "./problem.ts";
import type { State } from "./state.ts";
import { nameOf, short } from "./verdict.ts";

/** A seed far from the one that the stage opens with: whatever is shown there, the answer is not on it. */
const SEED = 300;
/** What is asked about: its numbers, and an input in the middle of them. */
const ASKED = problemOf("line", SEED);
const TARGET = { group: "x", at: 1 } as const;

interface GuessProps {
  readonly device: Device;
  readonly guesses: Guesses;
  readonly set: (patch: Partial<State>) => void;
}

/** What gradient an input will get: two outputs read it. */
export function InputGuess({ device, guesses, set }: GuessProps) {
  const prediction = usePrediction({ guesses, name: "input-gradient-300", fits: isNumber, start: 0 });
  const isAsked = prediction.stage === "asked";
  const job: Job<number> = useJob(
    isAsked
      ? null
      : async (signal) => (await examine(device, ASKED, TARGET, 0, signal)).gradient.x[TARGET.at] ?? Number.NaN,
    [device],
  );
  const list = (name: "g" | "w", values: readonly number[]): string =>
    values.map((value, i) => `${nameOf(ASKED.layer, name, i)} = ${short(value)}`).join(", ");
  return (
    <Predict
      prediction={prediction}
      prompt={`Seed ${SEED}, 1-D: the outputs have gradients ${list("g", ASKED.g)}, the weights are ${list("w", ASKED.numbers.w)}. What gradient reaches ${nameOf(ASKED.layer, "x", TARGET.at)}, the second input?`}
      told={
        job.problem ??
        (job.value === null ? null : toldOf(prediction.stage === "made" ? prediction.value : null, job.value))
      }
      onMeasure={() => set({ layer: "line", seed: SEED, show: "x", by: 0, answers: [], ...TARGET })}
    >
      <GuessNumber prediction={prediction} label="Gradient" min={-30} max={30} />
    </Predict>
  );
}

function toldOf(guess: number | null, measured: number): string {
  const told = guess === null || guess === measured ? distanceText(guess, measured, "") : null;
  return (told ?? `You predicted ${guess}; measured: ${measured}.`)
    .replace(" .", ".")
    .replaceAll("-", "−")
    .concat(" Two outputs read this input; each sends its gradient back through the weight that it used.");
}
