import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import type { Guess } from "./axes.ts";
import type { State } from "./state.ts";
import { guessText } from "./verdict.ts";

/** What the stage shows for the answer, and while it is asked for. */
export const ASKED: Partial<State> = { errors: "contest", against: "depth", network: "resnet152" };

const isPoint = areNumbers(2);

export interface PointGuess {
  readonly prediction: Prediction<readonly number[]>;
  /** Null where nothing was predicted. */
  readonly point: Guess | null;
  readonly put: (point: Guess) => void;
}

/** Error and depth of the next winner, as a point on the chart. */
export function usePointGuess(guesses: Guesses): PointGuess {
  const prediction = usePrediction({ guesses, name: "winner-of-2015", fits: isPoint, start: null });
  const [error, depth] = prediction.value ?? [];
  const isPut = error !== undefined && depth !== undefined && prediction.stage !== "passed";
  return {
    prediction,
    point: isPut ? { error, depth } : null,
    put: (point) => prediction.change([point.error, point.depth]),
  };
}

interface WinnerGuessProps {
  readonly guess: PointGuess;
  readonly onMeasure: () => void;
}

/** Where the winner of the next contest stands: put on the chart, then shown. */
export function WinnerGuess({ guess: { prediction, point }, onMeasure }: WinnerGuessProps) {
  return (
    <Predict
      prediction={prediction}
      prompt="AlexNet won in 2012; the VGG networks came second in 2014. Where does the winner of 2015 stand? Press the place on the chart: its error, and its depth."
      told={guessText(prediction.stage === "made" ? point : null)}
      onMeasure={onMeasure}
    >
      {prediction.stage === "asked" ? (
        <span className="imagenet-guess">
          {point ? `${point.error} %, ${point.depth} layers` : "No point placed yet"}
        </span>
      ) : null}
    </Predict>
  );
}
