import { GuessNumber } from "#figures/predict/guess-number.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { distanceText } from "#figures/predict/words.ts";

interface TermsGuessProps {
  readonly guesses: Guesses;
  /** Products in the sum that is read back; null while there is none. */
  readonly measured: number | null;
  readonly onMeasure: () => void;
}

/** How many products are added up for one value of a map. */
export function TermsGuess({ guesses, measured, onMeasure }: TermsGuessProps) {
  const prediction = usePrediction({ guesses, name: "terms-of-a-value", fits: isNumber, start: 1 });
  const { stage, value } = prediction;
  return (
    <Predict
      prediction={prediction}
      prompt="A 3 × 3 filter lies over the RGB image at one place. How many products are added up to make one value of its map?"
      told={measured === null ? null : distanceText(stage === "made" ? value : null, measured, "products")}
      onMeasure={onMeasure}
    >
      <GuessNumber prediction={prediction} label="Products" min={1} max={9999} />
    </Predict>
  );
}
