import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { curveGuess } from "#figures/predict/guess-curve.ts";
import type { Prediction } from "#figures/predict/use-prediction.ts";
import { type Curve, DISTANCES, type Fit, FLOOR, inBits } from "./dependence.ts";
import { SKETCHED } from "./guesses.tsx";
import type { State } from "./state.ts";
import type { AllMeasured } from "./use-measured.ts";
import { fitText } from "./verdict.ts";

const X = { label: "distance d, in pixels", min: 1, max: 100, scale: "log" } as const;
const AXES = {
  linear: { label: "correlation ρ", min: -0.2, max: 1.2 },
  log: { label: "correlation ρ", min: FLOOR, max: 2, scale: "log" },
  bits: { label: "dependence, in bits", min: 0.001, max: 10, scale: "log" },
} as const;

interface DecayViewProps {
  readonly guess: Prediction<readonly number[]>;
  readonly plot: State["plot"];
  /** Of all photos, or those so far; null before the first is measured. */
  readonly all: AllMeasured | null;
  /** Of the picture that is chosen, and what that is called. */
  readonly one: Curve | null;
  readonly name: string;
  /** To the curve that is chosen. */
  readonly fit: Fit | null;
}

/** Dependence against distance; before it is predicted, only the axes to draw it on. */
export function DecayView({ guess, plot, all, one, name, fit }: DecayViewProps) {
  const isAsked = guess.stage === "asked";
  const { sketch, ghost } = curveGuess(guess, SKETCHED, "Your curve of the correlation against the distance");
  const shown = (curve: Curve | null): Curve => (curve === null ? [] : plot === "bits" ? inBits(curve) : curve);
  const series: readonly PlotSeries[] = isAsked
    ? []
    : [
        { name: `all pairs of ${all?.count ?? 0} photos`, look: "dots", points: shown(all?.pooled ?? null) },
        { name: "median photo", look: "line", hue: 2, points: shown(all?.median ?? null) },
        { name, look: "line", hue: 1, points: shown(one) },
        ...(fit === null ? [] : [lineOf(fit)]),
        ...(plot === "bits" ? [] : ghost),
      ];
  return (
    <div className="local-decay scene-thing" data-thing="decay">
      <Plot
        label={`Dependence of two pixels against their distance${isAsked ? "" : `; fitted exponent ${fitText(fit)}`}`}
        x={X}
        y={isAsked ? AXES.linear : AXES[plot]}
        ratio={1.5}
        series={series}
        sketch={sketch}
      />
    </div>
  );
}

function lineOf({ law: { factor, exponent }, last }: Fit): PlotSeries {
  const xs = DISTANCES.filter((x) => x <= last);
  return { name: "power law, fitted", look: "fit", points: xs.map((x) => ({ x, y: factor * x ** exponent })) };
}
