import { useCallback, useEffect, useRef, useState } from "react";
import { useData } from "#state/stores/data-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import type { ChartData, ChartSeries } from "#ui/chart.ts";
import { LineChart } from "#ui/line-chart.tsx";
import { Switch } from "#ui/switch.tsx";
import { guessing, summarise, withPoints } from "./curves.ts";

const SERIES: readonly ChartSeries[] = [
  { label: "guessing", colour: "--ink-3", width: 1, dashed: true },
  { label: "each step", colour: "--line-faint", width: 1 },
  { label: "training", colour: "--group-conv", width: 2 },
  { label: "test images", colour: "--accent", points: true },
];
const UNIT: readonly [number, number] = [0, 1];
const HEIGHT = 150;

type Kind = "loss" | "accuracy";

function dataOf(kind: Kind): ChartData {
  const { history, tests } = useRun.getState();
  const guess = guessing(useData.getState().source.classes.length)[kind];
  const curve = summarise(kind === "loss" ? history.losses : history.accuracies);
  const { x, raw, smooth, points } = withPoints(
    curve,
    tests.map((test) => ({ step: test.step, value: test[kind] })),
  );
  return [x, x.map(() => guess), raw, smooth, points];
}

/** Draws outside React, at most once a frame: the history grows many times a second. */
function useLiveChart(kind: Kind): (draw: (data: ChartData) => void) => void {
  const draw = useRef<((data: ChartData) => void) | null>(null);
  useEffect(() => {
    let frame: number | null = null;
    const stop = useRun.subscribe((state, before) => {
      if (
        frame !== null ||
        (state.version === before.version && state.tests === before.tests && state.history === before.history)
      )
        return;
      frame = requestAnimationFrame(() => {
        frame = null;
        draw.current?.(dataOf(kind));
      });
    });
    return () => {
      stop();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [kind]);
  return useCallback(
    (next: (data: ChartData) => void) => {
      draw.current = next;
      next(dataOf(kind));
    },
    [kind],
  );
}

/** Loss and accuracy over the steps of the run, updated while it continues. */
export function LiveCharts() {
  const [isLogarithmic, setLogarithmic] = useState(false);
  const onLoss = useLiveChart("loss");
  const onAccuracy = useLiveChart("accuracy");
  return (
    <div className="lab-charts">
      <figure className="lab-chart">
        <figcaption className="lab-chart-head">
          <strong>Loss</strong>
          <Switch checked={isLogarithmic} onChange={setLogarithmic}>
            log
          </Switch>
        </figcaption>
        <LineChart
          label="Loss by training step"
          series={SERIES}
          height={HEIGHT}
          logarithmic={isLogarithmic}
          onReady={onLoss}
        />
      </figure>
      <figure className="lab-chart">
        <figcaption className="lab-chart-head">
          <strong>Accuracy</strong>
          <span className="lab-legend">
            <span data-series="training">training</span>
            <span data-series="test">test images</span>
            <span data-series="guessing">guessing</span>
          </span>
        </figcaption>
        <LineChart
          label="Accuracy by training step"
          series={SERIES}
          height={HEIGHT}
          range={UNIT}
          onReady={onAccuracy}
        />
      </figure>
    </div>
  );
}
