import { useEffect, useRef } from "react";
import type { ChartData, ChartHandle, ChartSeries } from "./chart.ts";
import "./data.css";

interface LineChartProps {
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly height: number;
  readonly logarithmic?: boolean;
  /** Fixed range of the y axis; found from the data otherwise. */
  readonly range?: readonly [min: number, max: number];
  /** Gets the function that draws new data; called again when the chart is made anew. */
  onReady(draw: (data: ChartData) => void): void;
}

/**
 * Lines over a common x axis. Data do not go through React: the parent calls the function that
 * `onReady` hands it, as often as it likes. Keep `series`, `range` and `onReady` stable between renders.
 */
export function LineChart({ label, series, height, logarithmic = false, range, onReady }: LineChartProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let chart: ChartHandle | null = null;
    let isCurrent = true;
    void import("./chart.ts").then(({ createChart }) => {
      if (!isCurrent || !element.current) return;
      chart = createChart(element.current, { series, height, logarithmic, range: range ?? null });
      onReady(chart.draw);
    });
    return () => {
      isCurrent = false;
      chart?.dispose();
    };
  }, [series, height, logarithmic, range, onReady]);
  return <div ref={element} className="ui-chart" role="img" aria-label={label} style={{ height }} />;
}
