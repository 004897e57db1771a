import { GuessNumber } from "#figures/predict/guess-number.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { rubbed } from "./drawing.ts";
import type { State } from "./state.ts";
import { bestOf, guessText } from "./verdict.ts";

/** What is asked about: the written 8 without the left side of its lower loop. */
export const ASKED: Pick<State, "digit" | "dabs"> = {
  digit: "8",
  dabs: rubbed([15, 16, 17, 18, 19, 20].flatMap((y) => [9, 10].map((x) => ({ y, x })))),
};

interface StrokeGuessProps {
  readonly guesses: Guesses;
  /** Of the picture that is asked about; null while another one stands there, or while it is computed. */
  readonly probabilities: Float32Array | null;
  readonly onMeasure: () => void;
}

/** What the network will say once a stroke is gone. */
export function StrokeGuess({ guesses, probabilities, onMeasure }: StrokeGuessProps) {
  const prediction = usePrediction({ guesses, name: "stroke-gone", fits: isNumber, start: 8 });
  const best = bestOf(probabilities);
  return (
    <Predict
      prediction={prediction}
      prompt="The left side of the lower loop of the 8 is rubbed out. Which class will the network predict?"
      told={
        best === null || prediction.stage === "asked"
          ? null
          : guessText(prediction.stage === "made" ? prediction.value : null, best)
      }
      onMeasure={onMeasure}
    >
      <GuessNumber prediction={prediction} label="Predicted class" min={0} max={9} />
    </Predict>
  );
}
