import type { ReactNode } from "react";
import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface Tick<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Its measurement, shown under the label once the prediction is made. */
  readonly measured?: ReactNode;
  /** Whether it should be ticked; null until that is measured. */
  readonly holds: boolean | null;
}

interface GuessTicksProps<T extends string> {
  readonly prediction: Prediction<readonly T[]>;
  readonly label: string;
  readonly options: readonly Tick<T>[];
}

/** Options to tick by press or Space; once they are measured, each shows whether ticking it, or not, was right. */
export function GuessTicks<T extends string>({ prediction, label, options }: GuessTicksProps<T>) {
  const { stage, value, change } = prediction;
  const chosen = value ?? [];
  const isAsked = stage === "asked";
  return (
    <div className="predict-ticks" role="group" aria-label={label}>
      {options.map((option) => {
        const isChosen = chosen.includes(option.value);
        const isRight = isAsked || stage === "passed" || option.holds === null ? null : isChosen === option.holds;
        return (
          <button
            key={option.value}
            type="button"
            className="predict-tick"
            aria-pressed={isChosen}
            disabled={!isAsked}
            data-right={isRight ?? undefined}
            onClick={() =>
              change(isChosen ? chosen.filter((each) => each !== option.value) : [...chosen, option.value])
            }
          >
            <span>{option.label}</span>
            {isAsked ? null : <span className="predict-measured">{option.measured}</span>}
            {isAsked || option.holds === null ? null : (
              <span className="predict-mark">{option.holds ? "yes" : "no"}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
