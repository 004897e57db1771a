import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { Slider } from "#ui/slider.tsx";
import { EXPONENTS } from "./state.ts";
import { powerText } from "./verdict.ts";

/** A prediction of the exponent of the best ε. */
export function useEpsilonGuess(guesses: Guesses): Prediction<number> {
  return usePrediction({ guesses, name: "best-epsilon", fits: isNumber, start: -6 });
}

interface EpsilonGuessProps {
  readonly prediction: Prediction<number>;
  /** The best exponent; null until it is measured. */
  readonly best: number | null;
  readonly onMeasure: () => void;
}

/** Which ε is best in 32-bit floats? */
export function EpsilonGuess({ prediction, best, onMeasure }: EpsilonGuessProps) {
  const { stage, value, change } = prediction;
  return (
    <Predict
      prediction={prediction}
      prompt="The loss is computed in 32-bit floats. At which ε are central differences closest to the gradient?"
      told={best === null ? null : told(stage === "made" ? value : null, best)}
      onMeasure={onMeasure}
    >
      <div className="check-guess">
        <Slider
          label="Your ε"
          value={value ?? -6}
          min={EXPONENTS[0] ?? -7}
          max={0}
          step={0.5}
          disabled={stage !== "asked"}
          format={powerText}
          onChange={change}
        />
      </div>
    </Predict>
  );
}

function told(guess: number | null, best: number): string {
  const is = `Measured: the error is least at ε = ${powerText(best)}.`;
  if (guess === null) return is;
  if (guess === best) return `Exactly as predicted. ${is}`;
  const factor = Math.round(10 ** Math.abs(guess - best));
  return `You predicted ${powerText(guess)}, ${factor} times too ${guess < best ? "small" : "large"}. ${is}`;
}
