import { GuessNumber } from "#figures/predict/guess-number.tsx";
import { GuessOne } from "#figures/predict/guess-one.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import {
  areNumbers,
  type Guesses,
  isNumber,
  isOneOf,
  type Prediction,
  usePrediction,
} from "#figures/predict/use-prediction.ts";
import type { AllMeasured } from "./use-measured.ts";
import { allocationOf, bestLevels, dependenceOf, overlapOf } from "./allocation.ts";
import { ASKED, MOST_LEVELS } from "./state.ts";
import { type Answer, ANSWERS, answerOf, levelsTold, quizText, sketchText } from "./verdict.ts";

/** Where the curve is sketched, in pixels. */
export const SKETCHED = [1, 4, 16, 64] as const;
const START = SKETCHED.map(() => 0.5);

const OPTIONS: readonly { readonly value: Answer; readonly label: string }[] = [
  { value: "a", label: "at distance A" },
  { value: "b", label: "at distance B" },
  { value: "same", label: "equal" },
  { value: "cant-say", label: "can’t say" },
];

/** What the student predicts, view by view. */
export interface LocalGuesses {
  readonly quiz: Prediction<Answer>;
  readonly curve: Prediction<readonly number[]>;
  readonly levels: Prediction<number>;
}

/** The three predictions of this scene. */
export function useLocalGuesses(guesses: Guesses): LocalGuesses {
  return {
    quiz: usePrediction<Answer>({ guesses, name: "near-or-far", fits: isOneOf(ANSWERS), start: null }),
    curve: usePrediction({ guesses, name: "how-far", fits: areNumbers(SKETCHED.length), start: START }),
    levels: usePrediction({ guesses, name: "levels", fits: isNumber, start: 1 }),
  };
}

interface GuessProps<T extends string | number | readonly number[]> {
  readonly guess: Prediction<T>;
  /** Null until all photos are measured. */
  readonly all: AllMeasured | null;
  readonly onMeasure: () => void;
}

/** What stands of a prediction once it was made; null where none was. */
function madeOf<T extends string | number | readonly number[]>({ stage, value }: Prediction<T>): T | null {
  return stage === "made" ? value : null;
}

function pooledAt({ pooled }: AllMeasured, distance: number): number {
  return pooled.find(({ x }) => x === distance)?.y ?? 0;
}

/** The lecture's third quiz. */
export function QuizGuess({ guess, all, onMeasure }: GuessProps<Answer>) {
  const [near, far] = all ? [pooledAt(all, ASKED.a), pooledAt(all, ASKED.b)] : [0, 0];
  return (
    <Predict
      prediction={guess}
      prompt={`Across all images, which is higher: the correlation between points at a short distance A, or at a long distance B? (Here ${ASKED.a} and ${ASKED.b} pixels.)`}
      told={all && quizText(madeOf(guess), near, far, all.count)}
      onMeasure={onMeasure}
    >
      <GuessOne
        prediction={guess}
        label="Where the correlation is higher"
        options={OPTIONS}
        measured={all && answerOf(near, far)}
      />
    </Predict>
  );
}

/** How far correlation reaches, drawn on the plot. */
export function CurveGuess({ guess, all, onMeasure }: GuessProps<readonly number[]>) {
  const [drawn = null] = madeOf(guess)?.slice(-1) ?? [];
  return (
    <Predict
      prediction={guess}
      prompt="How far does dependence reach? Draw the correlation of two pixels against their distance, over all photos."
      told={all && sketchText(drawn, pooledAt(all, SKETCHED[3]), all.count)}
      onMeasure={onMeasure}
    />
  );
}

/** How many levels fit the dependence best. */
export function LevelsGuess({ guess, all, onMeasure }: GuessProps<number>) {
  const dependence = all && dependenceOf(all.pooled);
  const best = dependence && bestLevels(dependence);
  return (
    <Predict
      prediction={guess}
      prompt="Each further level of convolution and pooling has nine weights, for pixels twice as far apart. How many levels match the dependence in photos best?"
      told={
        dependence && best
          ? levelsTold(madeOf(guess), best, overlapOf(allocationOf("hierarchy", best).octaves, dependence))
          : null
      }
      onMeasure={onMeasure}
    >
      <GuessNumber prediction={guess} label="Levels" min={1} max={MOST_LEVELS} />
    </Predict>
  );
}
