import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface GuessOneProps<T extends string | number> {
  readonly prediction: Prediction<T>;
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** What was measured; null before. */
  readonly measured: T | null;
}

/** A choice of one option; once it is measured, the chosen option shows whether it was right. */
export function GuessOne<T extends string | number>({ prediction, label, options, measured }: GuessOneProps<T>) {
  const { stage, value, change } = prediction;
  return (
    <div className="predict-ticks" role="group" aria-label={label}>
      {options.map((option) => {
        const isChosen = value === option.value && stage !== "passed";
        return (
          <button
            key={option.value}
            type="button"
            className="predict-tick"
            aria-pressed={isChosen}
            disabled={stage !== "asked"}
            data-right={stage === "made" && isChosen && measured !== null ? value === measured : undefined}
            onClick={() => change(option.value)}
          >
            {option.label}
          </button>
        );
      })}
    </div>
  );
}
