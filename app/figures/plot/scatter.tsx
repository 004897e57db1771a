import "./scatter.css";

type Values = readonly [x: number, y: number];

interface ScatterProps {
  /** What it shows, for those who cannot see it: with the numbers that matter. */
  readonly label: string;
  readonly x: string;
  readonly y: string;
  /** Values from 0 to 1. */
  readonly points: readonly Values[];
  /** A marked point. */
  readonly at: Values | null;
  /** Index of its colour. */
  readonly hue: 0 | 1;
}

const SIDE = 100;

/** Pairs of values between 0 and 1 as points of a square, with the line on which both are equal. */
export function Scatter({ label, x, y, points, at, hue }: ScatterProps) {
  return (
    <div className="scatter" data-hue={hue} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="scatter-equal" d={`M0 ${SIDE}L${SIDE} 0`} />
        <path className="scatter-points" d={points.map(dot).join("")} />
        {at ? <path className="scatter-rim" d={dot(at)} /> : null}
        {at ? <path className="scatter-at" d={dot(at)} /> : null}
      </svg>
      <span className="scatter-x">{x}</span>
      <span className="scatter-y">{y}</span>
    </div>
  );
}

/** A line of length zero: its round ends make it a point of the same size on screen, however the square is scaled. */
function dot([x, y]: Values): string {
  return `M${(SIDE * x).toFixed(1)} ${(SIDE * (1 - y)).toFixed(1)}h0`;
}
