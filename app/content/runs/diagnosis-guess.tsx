import { GuessTicks } from "#figures/predict/guess-ticks.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areAmong, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Causes, diagnosisOf, diagnosisText } from "./diagnosis.ts";
import { type Case, RUNS } from "./ward.ts";

interface DiagnosisProps<Cause extends string> {
  readonly guesses: Guesses;
  readonly seed: number;
  readonly drawn: Case<Cause>;
  readonly causes: Causes<Cause>;
  readonly onMeasure: () => void;
}

/** Which run is ill, and of what? */
export function DiagnosisGuess<Cause extends string>({
  guesses,
  seed,
  drawn,
  causes,
  onMeasure,
}: DiagnosisProps<Cause>) {
  const prediction = usePrediction({
    guesses,
    // One case a seed; its answer says nothing of another.
    name: `diagnosis-${seed}`,
    fits: areAmong<string>([...RUNS, ...causes.all]),
    start: [],
  });
  const { run, cause } = diagnosisOf(prediction.value ?? [], causes.all);
  const namesOf = (chosen: readonly string[]): readonly string[] => {
    const said = diagnosisOf(chosen, causes.all);
    return [said.run, said.cause].filter((each) => each !== null);
  };
  // One of each kind: the last that was pressed.
  const single: Prediction<readonly string[]> = {
    ...prediction,
    value: namesOf(prediction.value ?? []),
    change: (next) => prediction.change(namesOf(next)),
  };
  const truths: readonly string[] = [drawn.ill, drawn.cause];
  const holds = (value: string): boolean | null =>
    truths.includes(value) ? true : value === run || value === cause ? false : null;
  return (
    <Predict
      prediction={run && cause ? single : { ...single, value: null }}
      prompt="One of the two runs is ill. Which, and what is wrong? Train both, go back and forth between the steps, and decide."
      told={diagnosisText(prediction.stage === "made" ? prediction.value : null, drawn, causes)}
      onMeasure={onMeasure}
    >
      <GuessTicks
        prediction={single}
        label="Your diagnosis: which run, and what is wrong"
        options={[
          ...RUNS.map((value) => ({ value, label: `run ${value}`, holds: holds(value) })),
          ...causes.all.map((value) => ({ value, label: causes.names[value], holds: holds(value) })),
        ]}
      />
    </Predict>
  );
}
