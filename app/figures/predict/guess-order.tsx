import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface GuessOrderProps<T extends string> {
  readonly prediction: Prediction<readonly T[]>;
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** The order that was measured; null before. */
  readonly measured: readonly T[] | null;
}

/** Orders a few options: they are pressed in order. Pressing one again takes it out. */
export function GuessOrder<T extends string>({ prediction, label, options, measured }: GuessOrderProps<T>) {
  const { stage, value, change } = prediction;
  const order = value ?? [];
  const isAsked = stage === "asked";
  return (
    <div className="predict-ticks" role="group" aria-label={label}>
      {options.map((option) => {
        const place = order.indexOf(option.value);
        const is = measured?.indexOf(option.value) ?? -1;
        return (
          <button
            key={option.value}
            type="button"
            className="predict-tick"
            aria-pressed={place >= 0}
            disabled={!isAsked}
            data-right={isAsked || stage === "passed" || is < 0 ? undefined : is === place}
            onClick={() =>
              change(place >= 0 ? order.filter((each) => each !== option.value) : [...order, option.value])
            }
          >
            <span>{place >= 0 ? `${place + 1}. ${option.label}` : option.label}</span>
            {isAsked || is < 0 ? null : <span className="predict-mark">{`measured: ${is + 1}.`}</span>}
          </button>
        );
      })}
    </div>
  );
}
