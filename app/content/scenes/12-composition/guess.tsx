import { GuessOne } from "#figures/predict/guess-one.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { rubbed } from "./drawing.ts";
import type { State } from "./state.ts";
import { bestOf, guessText } from "./verdict.ts";

const CLASSES = Array.from({ length: 10 }, (_, value) => ({ value, label: `${value}` }));
const ROWS = Array.from({ length: 17 }, (_, i) => 5 + i);
/** What is asked about, while the stage opens with another digit: the written 0 without its right side. */
export const ASKED: Pick<State, "digit" | "dabs"> = {
  digit: "0",
  dabs: rubbed(ROWS.flatMap((y) => [16, 18, 20].map((x) => ({ y, x })))),
};

interface StrokeGuessProps {
  readonly guesses: Guesses;
  /** Of the picture that is asked about; null while another one stands there, or while it is computed. */
  readonly probabilities: Float32Array | null;
  readonly onMeasure: () => void;
}

/** What the network will say once a stroke is gone. */
export function StrokeGuess({ guesses, probabilities, onMeasure }: StrokeGuessProps) {
  const prediction = usePrediction({ guesses, name: "right-of-zero", fits: isNumber, start: null });
  const best = bestOf(probabilities);
  return (
    <Predict
      prediction={prediction}
      prompt="The right side of a handwritten 0 is rubbed out, from top to bottom. Which class will the network predict?"
      told={
        best === null || prediction.stage === "asked"
          ? null
          : guessText(prediction.stage === "made" ? prediction.value : null, best)
      }
      onMeasure={onMeasure}
    >
      <GuessOne prediction={prediction} label="Predicted class" options={CLASSES} measured={best?.digit ?? null} />
    </Predict>
  );
}
