import type { PlotSeries, Sketch } from "../plot/plot.tsx";
import type { Prediction } from "./use-prediction.ts";

interface CurveGuess {
  /** The curve to draw on the plot while the prediction is being made. */
  readonly sketch: Sketch | null;
  /** The predicted curve, to show with the measured ones. */
  readonly ghost: readonly PlotSeries[];
}

/** A curve that is predicted by drawing it on the plot that will show the measured one: its heights at some places. */
export function curveGuess(
  { stage, value, change }: Prediction<readonly number[]>,
  xs: readonly number[],
  label: string,
): CurveGuess {
  const ys = value ?? [];
  if (stage === "asked") return { sketch: { label, xs, ys, onChange: change }, ghost: [] };
  if (stage === "passed") return { sketch: null, ghost: [] };
  return {
    sketch: null,
    ghost: [{ name: "your prediction", look: "ghost", points: xs.map((x, i) => ({ x, y: ys[i] ?? 0 })) }],
  };
}
