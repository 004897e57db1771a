import { Plot, type PlotPoint, type PlotSeries } from "#figures/plot/plot.tsx";
import { curveGuess } from "#figures/predict/guess-curve.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { formatFixed } from "#ui/number-text.ts";
import { crossing } from "./measures.ts";
import { STEPS } from "./state.ts";
import { growthText, STRUCTURED } from "./verdict.ts";

/** Where the curve is sketched. */
const SKETCHED = [10, 50, 100, 150, STEPS] as const;
const START = SKETCHED.map(() => 0.1);
const X = { label: "steps of training", min: 0, max: STEPS + 8, scale: "linear" } as const;
const Y = { label: "mean smoothness", min: -0.1, max: 1, scale: "linear" } as const;

/** A prediction of run A's smoothness at a few steps. */
export function useSmoothnessGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "smoothness-by-step", fits: areNumbers(SKETCHED.length), start: START });
}

interface GrowthGuessProps {
  readonly guess: Prediction<readonly number[]>;
  /** Mean smoothness of run A so far; empty before it is looked at. */
  readonly points: readonly PlotPoint[];
  readonly onMeasure: () => void;
}

/** Asks when filters grow out of the noise. */
export function GrowthGuess({ guess, points, onMeasure }: GrowthGuessProps) {
  const guessed =
    guess.stage === "made"
      ? {
          crossing: crossing(
            SKETCHED.map((x, i) => ({ x, y: guess.value?.[i] ?? 0 })),
            STRUCTURED,
          ),
        }
      : null;
  return (
    <Predict
      prediction={guess}
      prompt={`Filters begin as noise, of smoothness 0. Sketch on the plot how the smoothness of run A, the healthy one, will grow: when does it reach ${STRUCTURED}?`}
      told={points.length > 0 ? growthText(guessed, crossing(points, STRUCTURED), points.at(-1)?.x ?? 0, STEPS) : null}
      onMeasure={onMeasure}
    />
  );
}

interface GrowthProps {
  /** Null where nothing is asked of it. */
  readonly guess: Prediction<readonly number[]> | null;
  readonly a: readonly PlotPoint[];
  readonly b: readonly PlotPoint[];
  /** The step that is looked at. */
  readonly at: number;
}

/** Mean smoothness of both runs against the steps. */
export function Growth({ guess, a, b, at }: GrowthProps) {
  const { sketch, ghost } = guess
    ? curveGuess(guess, SKETCHED, "Your curve of the smoothness of run A")
    : { sketch: null, ghost: [] };
  const series: readonly PlotSeries[] = [
    { name: "run A", look: "line", hue: 0, points: a },
    { name: "run B", look: "line", hue: 1, points: b },
    ...ghost,
  ];
  const last = (points: readonly PlotPoint[]): string => {
    const y = points.at(-1)?.y;
    return y === undefined ? "…" : formatFixed(y, 2);
  };
  return (
    <div className="bank-growth scene-thing" data-thing="growth">
      <Plot
        label={`Mean smoothness against steps. Run A: ${last(a)}; run B: ${last(b)}`}
        x={X}
        y={Y}
        ratio={1.9}
        series={series}
        sketch={sketch}
        at={at}
      />
    </div>
  );
}
