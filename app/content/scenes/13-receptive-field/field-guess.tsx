import { type Prediction, type Guesses, isNumber, usePrediction } from "#figures/predict/use-prediction.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { distanceText } from "#figures/predict/words.ts";
import { Slider } from "#ui/slider.tsx";
import { conv, type StackLayer, usualConv } from "./stack.ts";

/** The stack that is asked about. */
export const askedStack: readonly StackLayer[] = [conv({ stride: 2 }), usualConv, usualConv];
const WIDEST = 41;

/** A prediction of the side of a field, in pixels. */
export function useFieldGuess(guesses: Guesses): Prediction<number> {
  return usePrediction({ guesses, name: "stride-first", fits: isNumber, start: 3 });
}

interface FieldGuessProps {
  readonly prediction: Prediction<number>;
  /** Side of the box that the gradient fills, where the stage shows the stack that is asked about; null elsewhere. */
  readonly measured: number | null;
  readonly onMeasure: () => void;
}

/** How wide the field of a stack will be: a frame is pulled over the photo, then the gradient is measured. */
export function FieldGuess({ prediction, measured, onMeasure }: FieldGuessProps) {
  const { stage, value, change } = prediction;
  return (
    <Predict
      prediction={prediction}
      prompt="Three 3 × 3 convolutions, the first with stride 2: how wide is the field of a unit of the third?"
      told={
        measured === null
          ? `${value === null ? "" : `You predicted ${value} × ${value}. `}“Show it” sets the stage to this stack.`
          : distanceText(stage === "made" ? value : null, measured, "pixels on a side")
      }
      onMeasure={onMeasure}
    >
      <div className="field-guess">
        <Slider
          label="Your frame on the photo"
          value={value ?? 1}
          min={1}
          max={WIDEST}
          step={2}
          disabled={stage !== "asked"}
          format={(side) => `${side} × ${side}`}
          onChange={change}
        />
      </div>
    </Predict>
  );
}
