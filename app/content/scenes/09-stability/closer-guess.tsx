import { GuessTicks } from "#figures/predict/guess-ticks.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import type { Prediction } from "#figures/predict/use-prediction.ts";
import type { Ladder } from "./copies.ts";
import { bentCloser, closerText, NAMES, ratioText } from "./copies-verdict.ts";
import { RESPONDING, type Responding } from "./measures.ts";

interface CloserGuessProps {
  readonly prediction: Prediction<readonly Responding[]>;
  /** Of the case that is asked about; null while it is not measured. */
  readonly measured: Ladder | null;
  readonly onMeasure: () => void;
}

/** By which responses of the network is the bent copy closer to the photo than the blurred one? */
export function CloserGuess({ prediction, measured, onMeasure }: CloserGuessProps) {
  const { stage, value } = prediction;
  const closer = measured && bentCloser(measured);
  return (
    <Predict
      prediction={prediction}
      prompt="Which copy looks closer to the photo? By pixels, the blurred one is. Tick the responses by which the bent one is closer."
      told={measured && closerText(stage === "made" ? value : null, measured)}
      onMeasure={onMeasure}
    >
      <GuessTicks
        prediction={prediction}
        label="Responses by which the bent copy is closer"
        options={RESPONDING.map((each) => ({
          value: each,
          label: NAMES[each],
          measured: measured ? ratioText(measured[each]) : "…",
          holds: closer && closer.includes(each),
        }))}
      />
    </Predict>
  );
}
