import { placeAt } from "#figures/dial/angles.ts";
import { Dial } from "#figures/dial/dial.tsx";
import { ColourPicture } from "#figures/picture/colour-picture.tsx";
import { Predict } from "#figures/predict/predict.tsx";
import { type Guesses, isNumber, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { ASKED_FREQUENCY, ASKED_UNIT } from "./chosen.ts";
import { SIDE } from "./filters.ts";
import type { State } from "./state.ts";
import type { Preference } from "./tuning.ts";
import { lineText } from "./verdict.ts";

/** The stage for the unit that is asked about. */
export const ASKED: Partial<State> = {
  show: "unit",
  unit: ASKED_UNIT,
  colours: "grey",
  frequency: ASKED_FREQUENCY,
  curve: true,
};

/** The orientation that a unit will prefer, in degrees. */
export function useLineGuess(guesses: Guesses): Prediction<number> {
  return usePrediction({ guesses, name: "preferred-orientation", fits: isNumber, start: 0 });
}

interface LineGuessProps {
  readonly prediction: Prediction<number>;
  /** The filter of the unit that is asked about; null while it is loaded. */
  readonly filter: Float32Array | null;
  /** What it prefers, once measured. */
  readonly preference: { readonly value: Preference | null } | null;
  readonly onMeasure: () => void;
}

/** A line is laid over a filter: along the stripes that its unit will answer most to. */
export function LineGuess({ prediction, filter, preference, onMeasure }: LineGuessProps) {
  const { stage, value, change } = prediction;
  return (
    <Predict
      prediction={prediction}
      prompt="Here is another filter. To stripes of which orientation will its unit respond most? Turn the line until it lies along them."
      told={preference && lineText(stage === "made" ? value : null, preference.value)}
      onMeasure={onMeasure}
    >
      {stage === "asked" && filter ? (
        <span className="alex-line">
          <Dial
            label="Orientation of the line; arrow keys turn it by 1°, with Shift by 15°"
            angle={value ?? 0}
            onTurn={(to) => change(to % 180)}
          >
            <ColourPicture planes={[filter]} side={SIDE} scale="signed" />
            <svg viewBox="-100 -100 200 200" aria-hidden="true">
              <Line angle={value ?? 0} />
            </svg>
          </Dial>
        </span>
      ) : null}
    </Predict>
  );
}

function Line({ angle }: { readonly angle: number }) {
  const [a, b] = [placeAt(angle, 96), placeAt(angle + 180, 96)];
  const d = `M${a.x} ${a.y}L${b.x} ${b.y}`;
  return (
    <g className="alex-laid">
      <path className="alex-laid-rim" d={d} />
      <path d={d} />
      <circle cx={a.x} cy={a.y} r={7} />
      <circle cx={b.x} cy={b.y} r={7} />
    </g>
  );
}
