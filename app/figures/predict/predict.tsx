import { type ReactNode, useId } from "react";
import type { GuessValue } from "#quiz/guess.ts";
import { Button } from "#ui/button.tsx";
import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface PredictProps<T extends GuessValue> {
  readonly prediction: Prediction<T>;
  /** What is asked: what will the stage say? */
  readonly prompt: string;
  /** The way to answer, where that is not on the stage itself. */
  readonly children?: ReactNode;
  /** The distance between prediction and measurement, in words; null while it is being measured. Without prediction, the measurement alone. */
  readonly told: string | null;
  /** Sets the stage to what was asked for, before it is measured. */
  readonly onMeasure?: () => void;
}

/** Asks for a prediction before the stage answers; then says how far it was from what was measured. It can be skipped. */
export function Predict<T extends GuessValue>({ prediction, prompt, children, told, onMeasure }: PredictProps<T>) {
  const { stage, value } = prediction;
  const title = useId();
  const measure = (end: () => void) => (): void => {
    onMeasure?.();
    end();
  };
  return (
    <section className="predict" data-stage={stage} aria-labelledby={title}>
      <p className="predict-prompt" id={title}>
        <span className="predict-sign">Predict</span> <span>{prompt}</span>
      </p>
      {children === undefined ? null : <div className="predict-answer">{children}</div>}
      {stage === "asked" ? (
        <div className="predict-actions">
          <Button small look="primary" disabled={value === null} onPress={measure(prediction.make)}>
            Measure
          </Button>
          <Button small look="quiet" onPress={measure(prediction.pass)}>
            Skip
          </Button>
        </div>
      ) : (
        <div className="predict-actions">
          <p className="predict-told" role="status">
            {told ?? "Measuring …"}
          </p>
          {onMeasure ? (
            <Button small look="quiet" onPress={onMeasure}>
              Show it
            </Button>
          ) : null}
          <Button small look="quiet" onPress={prediction.again}>
            Predict again
          </Button>
        </div>
      )}
    </section>
  );
}
