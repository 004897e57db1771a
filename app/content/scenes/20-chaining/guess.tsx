import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { listOf, scoreText } from "#figures/predict/words.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import { useRecall } from "#figures/view/use-recall.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import type { Device } from "#gpu/device.ts";
import { KernelCells } from "./kernel-cells.tsx";
import { type Shape, shapeWeights, state } from "./state.ts";
import { percent, reachedOf } from "./verdict.ts";

/** The targets that are asked about. */
const ASKED = ["gaussian", "box", "diagonal", "plus", "ring", "random"] as const satisfies readonly Shape[];
const SIDE = 5;
const LINK = { chain: "squares", channels: 1 } as const;
const { seed: SEED, draw: DRAW } = state.initial;
const weightsOf = (shape: Shape): Float32Array => Float32Array.from(shapeWeights(shape, SIDE, DRAW));

type Asked = (typeof ASKED)[number];

/** A prediction of which targets two 3 × 3 kernels reach. */
export function useReachGuess(guesses: Guesses): Prediction<readonly Asked[]> {
  return usePrediction<readonly Asked[]>({ guesses, name: "reachable", fits: areAmong(ASKED), start: [] });
}

/** What is left of each; measured once `isOn`. */
export function useLefts(device: Device, isOn: boolean): Job<readonly number[]> {
  const recall = useRecall<readonly number[]>();
  return useJob(
    isOn
      ? (signal) =>
          recall("lefts", async () => {
            const { descend } = await import("./fit.ts");
            const fits = await descend(device, LINK, ASKED.map(weightsOf), SEED, signal, () => {});
            return fits.map(({ left }) => left);
          })
      : null,
    [device, isOn],
  );
}

interface ReachGuessProps {
  readonly prediction: Prediction<readonly Asked[]>;
  readonly lefts: readonly number[] | null;
  readonly onMeasure: () => void;
}

/** Six targets: which can two 3 × 3 kernels make exactly? */
export function ReachGuess({ prediction, lefts, onMeasure }: ReachGuessProps) {
  const { stage, value, change } = prediction;
  const signed = useColouring("signed");
  const chosen = value ?? [];
  const reached = lefts && reachedOf(lefts.map((left) => ({ left })));
  return (
    <Predict
      prediction={prediction}
      prompt="Two 3 × 3 kernels, one channel between them: which of these 5 × 5 kernels can they make exactly? Tick those."
      told={lefts && reached && told(stage === "made" ? chosen : null, reached, lefts)}
      onMeasure={onMeasure}
    >
      <div className="predict-ticks" role="group" aria-label="Kernels that two 3 × 3 kernels can make">
        {ASKED.map((shape, i) => {
          const isChosen = chosen.includes(shape);
          const holds = reached?.[i];
          const isMade = stage === "made" && holds !== undefined;
          return (
            <button
              key={shape}
              type="button"
              className="predict-tick"
              aria-pressed={isChosen}
              disabled={stage !== "asked"}
              data-right={isMade ? isChosen === holds : undefined}
              onClick={() => change(isChosen ? chosen.filter((each) => each !== shape) : [...chosen, shape])}
            >
              <span className="chaining-thumb">
                <KernelCells
                  values={weightsOf(shape)}
                  columns={SIDE}
                  colouring={signed}
                  extent={extentOf(weightsOf(shape))}
                  hasNumbers={false}
                />
              </span>
              <span>{shape}</span>
              {stage !== "asked" && lefts ? (
                <span className="predict-mark">{`${percent(lefts[i] ?? 1)} left`}</span>
              ) : null}
            </button>
          );
        })}
      </div>
    </Predict>
  );
}

/** The largest |weight|. */
export function extentOf(values: ArrayLike<number>): number {
  return Math.max(1e-9, ...Array.from(values, Math.abs));
}

function told(guess: readonly Asked[] | null, reached: readonly boolean[], lefts: readonly number[]): string {
  const made = ASKED.filter((_, i) => reached[i]);
  const most = Math.max(...lefts);
  const is = `Measured: they reach ${made.length > 0 ? listOf(made) : "none"}; of the others, up to ${percent(most)} is left.`;
  if (!guess) return is;
  const right = ASKED.filter((shape, i) => guess.includes(shape) === reached[i]).length;
  return `${scoreText(right, ASKED.length)} ${is}`;
}
