import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatMark } from "./number-text.ts";
import type { ChartData } from "./chart-summary.ts";
import { FORCED_COLOURS } from "./use-media.ts";
import { watchSize } from "./watch-size.ts";

export type { ChartData };

export interface ChartSeries {
  readonly label: string;
  /** Name of a custom property, such as `--accent`. */
  readonly colour: string;
  readonly width?: number;
  readonly dashed?: boolean;
  /** Marks single points instead of drawing a line. */
  readonly points?: boolean;
}
export interface ChartHandle {
  readonly draw: (data: ChartData) => void;
  readonly dispose: () => void;
}
interface ChartOptions {
  readonly series: readonly ChartSeries[];
  readonly height: number;
  readonly logarithmic: boolean;
  readonly range: readonly [number, number] | null;
}

/** Distances between axis ticks: 1, 2, 5, 10, 20 ... times a power of ten. */
function distances(least: number, most: number): number[] {
  const powers = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return powers.flatMap((power) => [1, 2, 5].map((lead) => Number(`${lead}e${power}`)));
}
/** Steps are whole. */
const STEPS = distances(0, 8);
/** A diverging loss can be as large as a float can hold. */
const VALUES = distances(-8, 38);

/** The current numeric value of a colour property in an element: a canvas does not accept the system's colour names. */
function colourIn(element: HTMLElement): (property: string) => string {
  return (property) => {
    const probe = element.appendChild(document.createElement("span"));
    probe.style.color = `var(${property})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

/** Creates a chart that follows its element's width and the theme. */
export function createChart(element: HTMLElement, options: ChartOptions): ChartHandle {
  const { series, height, logarithmic, range } = options;
  let data: uPlot.AlignedData = [[], ...series.map(() => [])];
  let plot: uPlot | null = null;
  const contrast = matchMedia(FORCED_COLOURS);
  const build = (): void => {
    plot?.destroy();
    const colour = colourIn(element);
    const axis: uPlot.Axis = {
      stroke: colour("--ink-3"),
      // In a contrast theme the grid lines are as strong as the curves.
      grid: { stroke: colour("--line"), width: 1, ...(contrast.matches ? { dash: [1, 5] } : {}) },
      ticks: { stroke: colour("--line"), width: 1, size: 4 },
      values: (_, marks) => marks.map((mark) => (mark === null ? "" : formatMark(mark))),
      font: "11px 'Inter Variable', system-ui, sans-serif",
    };
    plot = new uPlot(
      {
        width: Math.max(60, element.clientWidth),
        height,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: { x: { time: false }, y: { distr: logarithmic ? 3 : 1, ...(range ? { range: [...range] } : {}) } },
        axes: [
          { ...axis, size: 26, incrs: STEPS },
          { ...axis, size: 44, incrs: VALUES },
        ],
        series: [
          {},
          ...series.map((each): uPlot.Series => ({
            label: each.label,
            stroke: colour(each.colour),
            width: each.width ?? 1.5,
            spanGaps: true,
            ...(each.dashed ? { dash: [4, 4] } : {}),
            points: each.points ? { show: true, size: 6, fill: colour(each.colour) } : { show: false },
            ...(each.points ? { paths: () => null } : {}),
          })),
        ],
      },
      data,
      element,
    );
  };
  build();
  const unwatch = watchSize([element], () => plot?.setSize({ width: Math.max(60, element.clientWidth), height }));
  contrast.addEventListener("change", build);
  const theme = new MutationObserver(build);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return {
    draw([x, ...ys]) {
      data = [[...x], ...ys.map((y) => [...y])];
      plot?.setData(data);
    },
    dispose() {
      unwatch();
      theme.disconnect();
      contrast.removeEventListener("change", build);
      plot?.destroy();
      plot = null;
    },
  };
}
