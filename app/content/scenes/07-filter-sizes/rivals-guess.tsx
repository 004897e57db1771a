import { Block } from "#figures/block/block.tsx";
import { blockExtent } from "#figures/block/block.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isOneOf, usePrediction } from "#figures/predict/use-prediction.ts";
import { thousands } from "#nn/format.ts";
import { parametersOf, RIVALS, type Sizes } from "./layer.ts";
import { larger, type Rival } from "./verdict.ts";

const OPTIONS: readonly { readonly value: Rival; readonly label: string; readonly sizes: Sizes | null }[] = [
  { value: "wide", label: "64 of 11 × 11 × 3", sizes: RIVALS.wide },
  { value: "deep", label: "64 of 3 × 3 × 64", sizes: RIVALS.deep },
  { value: "equal", label: "equally many", sizes: null },
];

/** Pixels of a weight: both filters are drawn to one scale. */
const UNIT = 3.6;
const ROOM = { width: 118, height: 66 };

interface RivalsGuessProps {
  readonly guesses: Guesses;
  readonly onMeasure: () => void;
}

/** Which of two layers holds more weights: one with wide and shallow filters, one with thin and deep ones. */
export function RivalsGuess({ guesses, onMeasure }: RivalsGuessProps) {
  const prediction = usePrediction<Rival>({
    guesses,
    name: "rivals",
    fits: isOneOf(["wide", "deep", "equal"]),
    start: null,
  });
  const { stage, value, change } = prediction;
  const [wide, deep] = [parametersOf(RIVALS.wide), parametersOf(RIVALS.deep)];
  const answer = larger(wide, deep);
  return (
    <Predict
      prediction={prediction}
      prompt="Two layers of 64 filters each, without biases. A filter of each is drawn here, to the same scale. Which layer has more weights?"
      told={told(stage === "made" ? value : null, answer, wide, deep)}
      onMeasure={onMeasure}
    >
      <div className="predict-ticks" role="group" aria-label="The layer with more weights">
        {OPTIONS.map((option) => (
          <button
            key={option.value}
            type="button"
            className="predict-tick"
            aria-pressed={value === option.value}
            disabled={stage !== "asked"}
            data-right={stage === "made" && value === option.value ? value === answer : undefined}
            onClick={() => change(option.value)}
          >
            {option.sizes ? <Drawing sizes={option.sizes} /> : null}
            <span>{option.label}</span>
          </button>
        ))}
      </div>
    </Predict>
  );
}

function Drawing({ sizes: { m, n, c } }: { readonly sizes: Sizes }) {
  const size = { width: n, height: m, depth: c };
  const extent = blockExtent(size);
  return (
    <svg width={ROOM.width} height={ROOM.height} viewBox={`0 0 ${ROOM.width} ${ROOM.height}`} aria-hidden="true">
      <Block
        {...size}
        unit={UNIT}
        x={(ROOM.width - extent.width * UNIT) / 2}
        y={(ROOM.height - extent.height * UNIT) / 2}
        lined={false}
      />
    </svg>
  );
}

function told(guess: Rival | null, answer: Rival, wide: number, deep: number): string {
  const is = `Measured: ${thousands(wide)} in the layer of wide filters, ${thousands(deep)} in that of small, deep ones.`;
  if (guess === null) return is;
  return `${guess === answer ? "Predicted correctly." : "Not as predicted."} ${is}`;
}
