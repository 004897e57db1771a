import { useMemo } from "react";
import { Plot, type PlotPoint, type PlotSeries } from "#figures/plot/plot.tsx";
import { fitPower, type PowerLaw } from "#figures/plot/power-law.ts";
import { curveGuess } from "#figures/predict/guess-curve.ts";
import { Predict } from "#figures/predict/predict.tsx";
import { areNumbers, type Guesses, type Prediction, usePrediction } from "#figures/predict/use-prediction.ts";
import { evenWidth, type Spot, type Spots, widthOf } from "./spread.ts";
import { DEEPEST } from "./state.ts";
import { exponentText, growthText } from "./verdict.ts";

/** Where the curve is sketched. */
const SKETCHED = [1, 2, 5, 10, DEEPEST] as const;
const START = SKETCHED.map(() => 2);
const DEPTHS = Array.from({ length: DEEPEST }, (_, i) => i + 1);
const X = { label: "layers n", min: 1, max: DEEPEST, scale: "log" } as const;
const Y = { label: "width, in pixels", min: 0.5, max: 20, scale: "log" } as const;
const EVEN: readonly PlotPoint[] = DEPTHS.map((depth) => ({ x: depth, y: evenWidth(depth) }));
const EVEN_LAW = fitPower(EVEN);

/** How the width of a spot grows with depth, as far as it has been measured. */
export interface Measured {
  readonly points: readonly PlotPoint[];
  readonly law: PowerLaw | null;
  /** The deepest spot; null until all are measured. */
  readonly deepest: Spot | null;
}

/** The growth of the spots that there are. */
export function useGrowth(spots: Spots | null, most: number): Measured {
  return useMemo(() => {
    const all = [...(spots ?? [])].toSorted(([a], [b]) => a - b);
    const points = all.map(([x, spot]) => ({ x, y: widthOf(spot) }));
    const isWhole = points.length === most;
    return { points, law: isWhole ? fitPower(points) : null, deepest: spots?.get(most) ?? null };
  }, [spots, most]);
}

/** A prediction of the width at a few depths. */
export function useWidthGuess(guesses: Guesses): Prediction<readonly number[]> {
  return usePrediction({ guesses, name: "width-by-depth", fits: areNumbers(SKETCHED.length), start: START });
}

interface GrowthGuessProps {
  readonly guess: Prediction<readonly number[]>;
  readonly growth: Measured;
  /** Whether all is measured. */
  readonly isDone: boolean;
  readonly onMeasure: () => void;
}

/** Asks for the curve, then says how both grow. */
export function GrowthGuess({ guess, growth: { law, deepest }, isDone, onMeasure }: GrowthGuessProps) {
  const guessed = guess.stage === "made" ? lawOf(guess.value) : null;
  return (
    <Predict
      prediction={guess}
      prompt="The line on the plot is the width that the spot would have if all pixels of the field counted equally. Sketch the width that it has."
      told={isDone && law && deepest ? growthText(law, deepest, guessed) : null}
      onMeasure={onMeasure}
    />
  );
}

function lawOf(ys: readonly number[] | null): PowerLaw | null {
  return fitPower(SKETCHED.map((x, i) => ({ x, y: ys?.[i] ?? 1 })));
}

interface GrowthProps {
  readonly guess: Prediction<readonly number[]>;
  readonly growth: Measured;
  readonly depth: number;
  /** Of the spot that is looked at; null until it is measured. */
  readonly width: number | null;
}

/** Width against depth; before it is predicted, of the spot that is looked at alone. */
export function Growth({ guess, growth: { points, law }, depth, width }: GrowthProps) {
  const isAsked = guess.stage === "asked";
  const { sketch, ghost } = curveGuess(guess, SKETCHED, "Your curve of the width against the number of layers");
  const here = width === null ? [] : [{ x: depth, y: width }];
  const series: readonly PlotSeries[] = [
    { name: "all pixels alike", look: "line", hue: 1, points: EVEN },
    { name: "measured", look: "dots", points: isAsked ? here : points },
    ...(isAsked || !law ? [] : [fitOf(law)]),
    ...ghost,
  ];
  return (
    <div className="spot-growth">
      <Plot
        label={`Width of the spot against the number of layers, both axes logarithmic${isAsked || !law ? "" : `; fitted exponent ${exponentText(law)}`}`}
        x={X}
        y={Y}
        ratio={1.12}
        series={series}
        sketch={sketch}
        at={depth}
      />
      <dl className="spot-laws scene-thing" data-thing="growth">
        <div>
          <dt>all pixels alike, √(n(n + 1)/3):</dt>
          <dd>{EVEN_LAW ? <Power law={EVEN_LAW} /> : null}</dd>
        </div>
        <div>
          <dt>measured:</dt>
          <dd>{isAsked ? "predict it first" : law ? <Power law={law} /> : "…"}</dd>
        </div>
      </dl>
    </div>
  );
}

function Power({ law }: { readonly law: PowerLaw }) {
  return (
    <span translate="no">
      n<sup>{exponentText(law).split(" ± ")[0]}</sup>
      <small>{` ± ${exponentText(law).split(" ± ")[1] ?? ""}`}</small>
    </span>
  );
}

function fitOf({ factor, exponent }: PowerLaw): PlotSeries {
  return {
    name: "fitted",
    look: "fit",
    points: [1, DEEPEST].map((x) => ({ x, y: factor * x ** exponent })),
  };
}
