import { type KeyboardEvent, type PointerEvent, useId } from "react";
import { formatMark } from "#ui/number-text.ts";
import { useOnePointer } from "#ui/one-pointer.ts";
import { useWidth } from "../picture/use-width.ts";
import { type Axis, isOn, shareOn, ticksOf, valueOn } from "./axis.ts";
import { insideOf, type Layout, layoutOf } from "./layout.ts";
import "./plot.css";

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlotSeries {
  /** Its name in the legend. */
  readonly name: string;
  readonly points: readonly PlotPoint[];
  /** `ghost`: the prediction; `fit`: a curve fitted to others; `faint`: one of many similar ones. */
  readonly look: "line" | "dots" | "fit" | "ghost" | "faint";
  /** Leaves it out of the legend, if another series there represents all similar ones. */
  readonly isUnlisted?: boolean;
  /** Index of its colour; the accent by default. */
  readonly hue?: 0 | 1 | 2 | 3 | 4;
}

/** A curve that the student draws: a height at each of a few x values. */
export interface Sketch {
  readonly label: string;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly onChange: (ys: readonly number[]) => void;
}

interface PlotProps {
  /** What it shows, for those who cannot see it: with the numbers that matter. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlotSeries[];
  /** The student's curve, drawn over the series. */
  readonly sketch?: Sketch | null;
  /** The x value that is marked. */
  readonly at?: number | null;
  /** Width over height. */
  readonly ratio?: number;
}

/** Fraction of the height that an arrow key moves by; with Shift held, this many times as much. */
const KEY_STEP = 0.02;
const COARSE = 5;

/** Curves and points on two axes, linear or logarithmic; a student's sketch is drawn on it by pointer or arrow keys. */
export function Plot({ label, x, y, series, sketch = null, at = null, ratio = 1.6 }: PlotProps) {
  const [ref, width, em] = useWidth();
  const layout = layoutOf(width, em, ratio);
  const { height, margin } = layout;
  const inside = insideOf(layout);
  const place = ({ x: px, y: py }: PlotPoint): readonly [number, number] => [
    margin.left + shareOn(x, px) * inside.width,
    height - margin.bottom - Math.max(-0.02, Math.min(1.02, shareOn(y, py))) * inside.height,
  ];
  return (
    <figure className="plot" ref={ref}>
      {width > 0 ? (
        <svg width={width} height={height} role="img" aria-label={label}>
          <Axes x={x} y={y} layout={layout} place={place} />
          {at !== null && isOn(x, at) ? <At from={place({ x: at, y: y.min })} to={place({ x: at, y: y.max })} /> : null}
          {series.map((each) => (
            <Drawn key={each.name} series={each} x={x} y={y} place={place} />
          ))}
          {sketch ? <SketchLine sketch={sketch} place={place} /> : null}
        </svg>
      ) : null}
      {sketch && width > 0 ? <SketchHandles sketch={sketch} x={x} y={y} layout={layout} /> : null}
      {series.length > 1 ? (
        <figcaption className="plot-legend">
          {series.map(({ name, look, hue = 0, isUnlisted = false }) =>
            isUnlisted ? null : (
              <span key={name} className="plot-key" data-look={look} data-hue={hue}>
                {name}
              </span>
            ),
          )}
        </figcaption>
      ) : null}
    </figure>
  );
}

type Place = (point: PlotPoint) => readonly [number, number];

interface AxesProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly layout: Layout;
  readonly place: Place;
}

function Axes({ x, y, layout: { width, height, margin, em }, place }: AxesProps) {
  const [right, bottom] = [width - margin.right, height - margin.bottom];
  return (
    <g className="plot-axes">
      {ticksOf(x, Math.max(3, (width - margin.left) / (5 * em))).map((value) => {
        const [left] = place({ x: value, y: y.min });
        return (
          <g key={value}>
            <path d={`M${left} ${margin.top}V${bottom}`} className="plot-grid" />
            <text x={left} y={bottom + 1.2 * em} textAnchor="middle">
              {formatMark(value)}
            </text>
          </g>
        );
      })}
      {ticksOf(y, Math.max(3, bottom / (3.3 * em))).map((value) => {
        const [, top] = place({ x: x.min, y: value });
        return (
          <g key={value}>
            <path d={`M${margin.left} ${top}H${right}`} className="plot-grid" />
            <text x={margin.left - 0.5 * em} y={top + 0.35 * em} textAnchor="end">
              {formatMark(value)}
            </text>
          </g>
        );
      })}
      <path d={`M${margin.left} ${margin.top}V${bottom}H${right}`} className="plot-frame" />
      <text x={right} y={height - 0.5 * em} textAnchor="end" className="plot-name">
        {x.label}
      </text>
      <text x={margin.left + 0.5 * em} y={margin.top + 0.8 * em} className="plot-name">
        {y.label}
      </text>
    </g>
  );
}

function At({ from, to }: { readonly from: readonly [number, number]; readonly to: readonly [number, number] }) {
  return <path className="plot-at" d={`M${from[0]} ${from[1]}V${to[1]}`} />;
}

interface DrawnProps {
  readonly series: PlotSeries;
  readonly x: Axis;
  readonly y: Axis;
  readonly place: Place;
}

function Drawn({ series: { points, look, hue = 0 }, x, y, place }: DrawnProps) {
  const shown = points.filter((point) => isOn(x, point.x) && isOn(y, point.y)).map(place);
  if (look === "dots")
    return (
      <g className="plot-series" data-look={look} data-hue={hue}>
        {shown.map(([left, top]) => (
          <circle key={`${left} ${top}`} cx={left} cy={top} r={3} />
        ))}
      </g>
    );
  return <path className="plot-series" data-look={look} data-hue={hue} d={lineOf(shown)} />;
}

function lineOf(places: readonly (readonly [number, number])[]): string {
  return places.map(([left, top], i) => `${i === 0 ? "M" : "L"}${left.toFixed(1)} ${top.toFixed(1)}`).join("");
}

function SketchLine({ sketch: { xs, ys }, place }: { readonly sketch: Sketch; readonly place: Place }) {
  const places = xs.map((px, i) => place({ x: px, y: ys[i] ?? 0 }));
  return (
    <g className="plot-sketch">
      <path d={lineOf(places)} />
      {places.map(([left, top]) => (
        <circle key={left} cx={left} cy={top} r={5} />
      ))}
    </g>
  );
}

interface HandlesProps {
  readonly sketch: Sketch;
  readonly x: Axis;
  readonly y: Axis;
  readonly layout: Layout;
}

/** One slider for each point of the sketch, under the point; a pointer draws across all of them. */
function SketchHandles({ sketch, x, y, layout }: HandlesProps) {
  const { xs, ys, onChange, label } = sketch;
  const id = useId();
  const put = (index: number, value: number): void => {
    const within = Math.max(y.min, Math.min(y.max, value));
    onChange(xs.map((_, i) => (i === index ? within : (ys[i] ?? y.min))));
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const up = 1 - (event.clientY - box.top) / box.height;
    const index = nearest(
      xs.map((each) => shareOn(x, each)),
      across,
    );
    put(index, valueOn(y, Math.max(0, Math.min(1, up))));
  };
  const { handlers } = useOnePointer({ onBegin: follow, onDrag: follow });
  const onKeyDown = (index: number, { key, shiftKey }: KeyboardEvent): boolean => {
    const step = key === "ArrowUp" || key === "ArrowRight" ? 1 : key === "ArrowDown" || key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return false;
    put(index, valueOn(y, shareOn(y, ys[index] ?? y.min) + step * KEY_STEP * (shiftKey ? COARSE : 1)));
    return true;
  };
  return (
    <div
      className="plot-surface"
      role="group"
      aria-label={label}
      style={{ left: layout.margin.left, top: layout.margin.top, ...insideOf(layout) }}
      {...handlers}
    >
      {xs.map((px, i) => (
        <div
          key={`${id} ${px}`}
          className="plot-handle"
          role="slider"
          tabIndex={0}
          aria-label={`${x.label} ${formatMark(px)}`}
          aria-orientation="vertical"
          aria-valuemin={y.min}
          aria-valuemax={y.max}
          aria-valuenow={ys[i] ?? y.min}
          aria-valuetext={formatMark(ys[i] ?? y.min)}
          style={{ left: `${100 * shareOn(x, px)}%`, bottom: `${100 * shareOn(y, ys[i] ?? y.min)}%` }}
          onKeyDown={(event) => {
            if (onKeyDown(i, event)) event.preventDefault();
          }}
        />
      ))}
    </div>
  );
}

function nearest(values: readonly number[], to: number): number {
  return values.reduce((best, value, i) => (Math.abs(value - to) < Math.abs((values[best] ?? 0) - to) ? i : best), 0);
}
