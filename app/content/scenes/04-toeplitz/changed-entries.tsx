import { GuessCells } from "#figures/matrix/guess-cells.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { areWholeNumbers, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { convolutionOf, state, weightAt } from "./matrix.ts";
import { readMatrix } from "./measure.ts";
import { changedText } from "./verdict.ts";

/** The matrix that is asked about, and the weight that is changed in it. */
export const asked = { axes: 1, stride: 2, padding: "none", channels: 1 } as const;
const convolution = convolutionOf(asked);
const WEIGHT = 1;
const BY = 0.5;
const { rows, columns } = convolution;
const isCell = areWholeNumbers(rows * columns);
const WEIGHTS = Float32Array.from(state.initial.line.slice(0, convolution.weights));
/** The weights of the first row, by number. */
const FIRST_ROW = Array.from({ length: columns }, (_, column) => {
  const weight = weightAt(convolution, 0, column);
  return weight < 0 ? "" : String(weight + 1);
});

interface ChangedEntriesProps {
  readonly device: Device;
  readonly guesses: Guesses;
  readonly onMeasure: () => void;
}

/** The measurement of what was predicted: the entries that differ once the weight has changed. */
function useChanged(device: Device, isAsked: boolean): Job<readonly number[]> {
  return useJob(
    isAsked
      ? null
      : async (signal) => {
          const before = await readMatrix(device, convolution, WEIGHTS, signal);
          const after = await readMatrix(
            device,
            convolution,
            WEIGHTS.map((weight, i) => (i === WEIGHT ? weight + BY : weight)),
            signal,
          );
          return Array.from(before, (value, cell) => (value === after[cell] ? -1 : cell)).filter((cell) => cell >= 0);
        },
    [device, isAsked],
  );
}

/** Which entries change with a weight, where the stride is 2: chosen first, then the matrix is read before and after. */
export function ChangedEntries({ device, guesses, onMeasure }: ChangedEntriesProps) {
  const prediction = usePrediction({ guesses, name: "stride-2-entries", fits: isCell, start: [] });
  const changed = useChanged(device, prediction.stage === "asked");
  return (
    <Predict
      prediction={prediction}
      prompt="Stride 2. The first row of K holds the weights 1 to 5. Choose every entry that will change when weight 2 does."
      told={
        changed.problem ??
        (changed.value &&
          changedText(prediction.stage === "made" ? (prediction.value ?? []) : null, changed.value, columns))
      }
      onMeasure={onMeasure}
    >
      <GuessCells
        prediction={prediction}
        label="Entries of K that will change"
        rows={rows}
        columns={columns}
        given={FIRST_ROW}
        measured={changed.value}
      />
    </Predict>
  );
}
