import { GuessTicks } from "#figures/predict/guess-ticks.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { CAUSES, type State } from "./state.ts";
import { CAUSE_NAMES, diagnosisOf, diagnosisText } from "./verdict.ts";
import { type Case, RUNS } from "./ward.ts";

interface DiagnosisProps {
  readonly guesses: Guesses;
  readonly seed: number;
  readonly drawn: Case;
  readonly set: (patch: Partial<State>) => void;
}

/** Which run is ill, and of what? */
export function Diagnosis({ guesses, seed, drawn, set }: DiagnosisProps) {
  const prediction = usePrediction({
    guesses,
    // One case a seed; its answer says nothing of another.
    name: `diagnosis-${seed}`,
    fits: areAmong([...RUNS, ...CAUSES]),
    start: [],
  });
  const { run, cause } = diagnosisOf(prediction.value ?? []);
  // One of each kind: the last that was pressed.
  const single: Prediction<readonly string[]> = {
    ...prediction,
    value: [run, cause].filter((each) => each !== null),
    change: (next) => {
      const said = diagnosisOf(next);
      prediction.change([said.run, said.cause].filter((each) => each !== null));
    },
  };
  const truths: readonly string[] = [drawn.ill, drawn.cause];
  const holds = (value: string): boolean | null =>
    truths.includes(value) ? true : value === run || value === cause ? false : null;
  return (
    <Predict
      prediction={run && cause ? single : { ...single, value: null }}
      prompt="One of the two runs is ill. Which one, and of what? Train both, go back and forth between the steps, and say."
      told={diagnosisText(prediction.stage === "made" ? prediction.value : null, drawn)}
      onMeasure={() => set({ trained: true })}
    >
      <GuessTicks
        prediction={single}
        label="Your diagnosis: which run, and of what"
        options={[
          ...RUNS.map((value) => ({ value, label: `run ${value}`, holds: holds(value) })),
          ...CAUSES.map((value) => ({ value, label: CAUSE_NAMES[value], holds: holds(value) })),
        ]}
      />
    </Predict>
  );
}
