import { type ReactNode, useId, useState } from "react";
import type { GuessValue } from "#quiz/guess.ts";
import { Button } from "#ui/button.tsx";
import { CrossIcon } from "#ui/icons.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { Prediction } from "./use-prediction.ts";
import "./predict.css";

interface PredictProps<T extends GuessValue> {
  readonly prediction: Prediction<T>;
  /** The question: what will the stage show? */
  readonly prompt: string;
  /** The control to answer with, if that is not on the stage itself. */
  readonly children?: ReactNode;
  /** How far the prediction was from the measurement (if skipped: the measurement), in words; null while measuring. */
  readonly told: string | null;
  /** Sets the stage to the case in question, before it is measured. */
  readonly onMeasure?: () => void;
}

/**
 * Asks for a prediction before the stage answers; then says how far it was from the measurement. It can be skipped. When
 * presenting, it is one line until it is opened; then it covers what is beside the subject.
 */
export function Predict<T extends GuessValue>({ prediction, prompt, children, told, onMeasure }: PredictProps<T>) {
  const isPresenting = usePresenting();
  const [isOpen, setIsOpen] = useState(false);
  const title = useId();
  if (isPresenting && !isOpen)
    return (
      <button type="button" className="predict-open" onClick={() => setIsOpen(true)}>
        <span className="predict-sign">Predict</span> <span className="predict-short">{prompt}</span>
      </button>
    );
  return (
    <section
      className="predict"
      data-stage={prediction.stage}
      data-over={isPresenting || undefined}
      aria-labelledby={title}
    >
      <p className="predict-prompt" id={title}>
        <span className="predict-sign">Predict</span> <span>{prompt}</span>
      </p>
      <div className="predict-row">
        {children}
        <Actions prediction={prediction} told={told} {...(onMeasure ? { onMeasure } : {})} />
      </div>
      {isPresenting ? (
        <div className="predict-close">
          <Button
            small
            look="quiet"
            icon={<CrossIcon />}
            label="Close the prediction"
            onPress={() => setIsOpen(false)}
          />
        </div>
      ) : null}
    </section>
  );
}

type ActionsProps<T extends GuessValue> = Pick<PredictProps<T>, "prediction" | "told" | "onMeasure">;

/** The buttons for the current state of a prediction. */
function Actions<T extends GuessValue>({ prediction, told, onMeasure }: ActionsProps<T>) {
  const { stage, value, make, pass, again } = prediction;
  const measure = (end: () => void) => (): void => {
    onMeasure?.();
    end();
  };
  if (stage === "asked")
    return (
      <div className="predict-actions">
        <Button small look="primary" disabled={value === null} onPress={measure(make)}>
          Measure
        </Button>
        <Button small look="quiet" onPress={measure(pass)}>
          Skip
        </Button>
      </div>
    );
  return (
    <div className="predict-actions" data-told>
      <p className="predict-told" role="status">
        {told ?? "Measuring …"}
      </p>
      <div className="predict-again">
        {onMeasure ? (
          <Button small look="quiet" onPress={onMeasure}>
            Show it
          </Button>
        ) : null}
        <Button small look="quiet" onPress={again}>
          Predict again
        </Button>
      </div>
    </div>
  );
}
