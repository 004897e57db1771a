import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { KINDS } from "./network.ts";
import { type BlockSizes, type Courses, type Standing, STEPS } from "./race.ts";

/** A little beyond the last step, so that its mark has room. */
const X = { label: "step", min: 0, max: STEPS + 5 } as const;
const HUES = { plain: 2, residual: 0 } as const;
/** Losses up to which the axis reaches at least. */
const USUAL = 5;

interface LossPlotProps {
  readonly courses: Courses | null;
  readonly standing: Standing | null;
}

/** The loss of both networks, step by step. */
export function LossPlot({ courses, standing }: LossPlotProps) {
  const losses = KINDS.flatMap((kind) => courses?.[kind]?.losses.filter(Number.isFinite) ?? []);
  const most = Math.max(USUAL, ...losses.map(Math.ceil));
  const series = KINDS.flatMap((kind): readonly PlotSeries[] => {
    const points = (courses?.[kind]?.losses ?? []).map((y, step) => ({ x: step + 1, y }));
    const look = points.length === 1 ? ("dots" as const) : ("line" as const);
    return [{ name: kind, look, hue: HUES[kind], points }];
  });
  const last = standing
    ? `; mean of the last ${standing.over}: ${KINDS.map((kind) => `${kind} ${formatFixed(standing[kind], 2)}`).join(", ")}`
    : "";
  return (
    <div className="race-plot scene-thing" data-thing="loss">
      <Plot
        label={`Loss of each batch against steps${last}`}
        x={X}
        y={{ label: "loss", min: 0, max: most }}
        series={series}
        ratio={2.3}
      />
    </div>
  );
}

interface SizesPlotProps {
  /** Of each block, from the first on. */
  readonly start: readonly BlockSizes[];
  readonly now: readonly BlockSizes[];
  readonly text: string;
}

/** How large the input of each residual block is, and what it adds. */
export function SizesPlot({ start, now, text }: SizesPlotProps) {
  const of = (sizes: readonly BlockSizes[], part: keyof BlockSizes) =>
    sizes.map((each, i) => ({ x: i + 1, y: each[part] }));
  const finite = [...start, ...now].flatMap(({ x, f }) => [x, f]).filter(Number.isFinite);
  const most = Math.max(1, ...finite) * 1.15;
  const series: readonly PlotSeries[] = [
    { name: "|x|", look: "line", hue: 1, points: of(now, "x") },
    { name: "|F(x)|", look: "line", hue: 0, points: of(now, "f") },
    { name: "initial |F(x)|", look: "fit", hue: 0, points: of(start, "f") },
  ];
  return (
    <div className="race-plot scene-thing" data-thing="sizes">
      <Plot
        label={`Root mean square of the input of each residual block and of what it adds. ${text}`}
        x={{ label: "block", min: 1, max: Math.max(2, now.length) }}
        y={{ label: "root mean square", min: 0, max: most }}
        series={series}
        ratio={2.3}
      />
      <p className="race-told">{text}</p>
    </div>
  );
}
