import { useEffect, useId, useRef, useState } from "react";
import type { ChartData, ChartHandle, ChartSeries } from "./chart.ts";
import { chartSummary } from "./chart-summary.ts";
import { ensureValidLanguage } from "./valid-language.ts";
import "./data.css";

interface LineChartProps {
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly height: number;
  readonly logarithmic?: boolean;
  /** Fixed range of the y axis; found from the data otherwise. */
  readonly range?: readonly [min: number, max: number];
  /** Receives the function that draws new data; called again when the chart is recreated. */
  readonly onReady: (draw: (data: ChartData) => void) => void;
}

/**
 * Lines over a common x axis. Data does not go through React: the parent calls the function that it gets
 * from `onReady`, as often as it likes. Keep `series`, `range` and `onReady` stable between renders.
 * Screen readers get the chart in words.
 */
export function LineChart({ label, series, height, logarithmic = false, range, onReady }: LineChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let chart: ChartHandle | null = null;
    let isCurrent = true;
    const start = async (): Promise<void> => {
      // uPlot uses it as soon as it is loaded.
      ensureValidLanguage();
      const { createChart } = await import("./chart.ts");
      if (!isCurrent || !element.current) return;
      const made = createChart(element.current, { series, height, logarithmic, range: range ?? null });
      chart = made;
      const names = series.map((each) => each.label);
      onReady((data) => {
        made.draw(data);
        if (words.current) words.current.textContent = chartSummary(names, data);
      });
    };
    start().catch((error: unknown) => {
      if (isCurrent) setProblem(error instanceof Error ? error.message : String(error));
    });
    return () => {
      isCurrent = false;
      chart?.dispose();
    };
  }, [series, height, logarithmic, range, onReady]);
  return (
    <figure className="ui-chart-figure" aria-label={label} aria-describedby={id}>
      {problem === null ? null : (
        <p className="ui-chart-problem">
          {`The chart could not be loaded. Reload the page to see it. Details: ${problem}`}
        </p>
      )}
      <div ref={element} className="ui-chart" aria-hidden="true" style={{ height }} hidden={problem !== null} />
      <p ref={words} id={id} className="visually-hidden" />
    </figure>
  );
}
