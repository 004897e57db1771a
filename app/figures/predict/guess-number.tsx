import { NumberField } from "#ui/number-field.tsx";
import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface GuessNumberProps {
  readonly prediction: Prediction<number>;
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** A whole number to type or to step. */
export function GuessNumber({ prediction, label, min, max }: GuessNumberProps) {
  const { stage, value, change } = prediction;
  // The prediction was skipped: there is no number to show.
  if (stage === "passed") return null;
  return (
    <div className="predict-number">
      <NumberField
        label={label}
        value={value ?? min}
        min={min}
        max={max}
        disabled={stage !== "asked"}
        onChange={change}
      />
    </div>
  );
}
