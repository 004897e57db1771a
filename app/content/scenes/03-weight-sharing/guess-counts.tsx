import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, usePrediction } from "#figures/predict/use-prediction.ts";
import { NumberField } from "#ui/number-field.tsx";
import { KINDS, lineSizes, NAMES } from "./layer.ts";
import { countsOf, countsText } from "./verdict.ts";

/** The layer that is asked about: N doubled. */
export const asked = { n: 16, k: 3 } as const;
const START = [64, 24, 3] as const;

interface GuessCountsProps {
  readonly guesses: Guesses;
  readonly onMeasure: () => void;
}

/** The three counts for N doubled, typed before the layers are built. */
export function GuessCounts({ guesses, onMeasure }: GuessCountsProps) {
  const prediction = usePrediction({ guesses, name: "n-doubled", fits: areNumbers(3), start: START });
  const { stage, value, change } = prediction;
  const counts = countsOf(lineSizes(asked));
  return (
    <Predict
      prediction={prediction}
      prompt="For N = 8 and k = 3 the layers have 64, 24 and 3 weights. N doubles: how many do they have then?"
      told={countsText(
        stage === "made" ? value : null,
        KINDS.map((kind) => counts[kind]),
      )}
      onMeasure={onMeasure}
    >
      <div className="sharing-guess">
        {KINDS.map((kind, i) => (
          <NumberField
            key={kind}
            label={NAMES[kind]}
            value={value?.[i] ?? 0}
            min={0}
            max={9999}
            bare
            disabled={stage !== "asked"}
            onChange={(next) => change(KINDS.map((_, j) => (j === i ? next : (value?.[j] ?? 0))))}
          />
        ))}
      </div>
    </Predict>
  );
}
