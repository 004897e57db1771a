import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import type { GuessValue } from "#quiz/guess.ts";
import { Button } from "#ui/button.tsx";
import { CrossIcon } from "#ui/icons.tsx";
import { usePresenting } from "#ui/theme.ts";
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

/**
 * Asks for a prediction before the stage answers; then says how far it was from what was measured. It can be skipped.
 * Presented, it is one line until it is opened: then it lies over what stands beside the subject.
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

/** What can be done with a prediction as it stands. */
function Actions<T extends GuessValue>({ prediction, told, onMeasure }: ActionsProps<T>) {
  const { stage, value, make, pass, again } = prediction;
  const [actions, keepFocus] = useFocusKept(stage);
  const measure = (end: () => void) => (): void => {
    keepFocus();
    onMeasure?.();
    end();
  };
  if (stage === "asked")
    return (
      <div ref={actions} className="predict-actions">
        <Button small look="primary" disabled={value === null} onPress={measure(make)}>
          Measure
        </Button>
        <Button small look="quiet" onPress={measure(pass)}>
          Skip
        </Button>
      </div>
    );
  return (
    <div ref={actions} className="predict-actions" data-told>
      <p className="predict-told" role="status">
        {told ?? "Measuring …"}
      </p>
      <div className="predict-again">
        {onMeasure ? (
          <Button small look="quiet" onPress={onMeasure}>
            Show it
          </Button>
        ) : null}
        <Button
          small
          look="quiet"
          onPress={() => {
            keepFocus();
            again();
          }}
        >
          Predict again
        </Button>
      </div>
    </div>
  );
}

/** The buttons of a stage give way to those of the next: the focus goes on to the last of these, not to the page. */
function useFocusKept(stage: string): readonly [actions: RefObject<HTMLDivElement | null>, keep: () => void] {
  const actions = useRef<HTMLDivElement>(null);
  const isKept = useRef(false);
  useEffect(() => {
    if (!isKept.current) return;
    isKept.current = false;
    [...(actions.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])]
      .at(-1)
      ?.focus({ preventScroll: true });
  }, [stage]);
  return [
    actions,
    () => {
      isKept.current = true;
    },
  ];
}
