import type { CurvesFigure } from "#quiz/figure.ts";
import { shown } from "#quiz/figure-text.ts";

const WIDTH = 300;
const HEIGHT = 150;

/** Curves over the same axes, each with its own dashes. */
export function Curves({ figure, revealed }: { readonly figure: CurvesFigure; readonly revealed: boolean }) {
  const all = figure.curves.flatMap(({ points }) => points);
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(0, ...ys), Math.max(...ys)];
  const line = (points: CurvesFigure["curves"][number]["points"]): string =>
    points
      .map(([x, y]) => `${((x - left) / (right - left)) * WIDTH},${HEIGHT - ((y - low) / (high - low)) * HEIGHT}`)
      .join(" ");
  return (
    <div className="drawn-curves">
      <span className="drawn-small-text">{figure.y}</span>
      <svg className="drawn-svg" viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`} aria-hidden="true">
        <path d={`M0 0V${HEIGHT}H${WIDTH}`} className="drawn-arrow" />
        {figure.curves.map(({ points }, i) => (
          <polyline key={`curve ${i + 1}`} points={line(points)} className="drawn-curve" data-curve={i} />
        ))}
      </svg>
      <span className="drawn-small-text">{figure.x}</span>
      <ul className="drawn-legend">
        {figure.curves.map(({ name }, i) => (
          <li key={`name ${i + 1}`} data-curve={i}>
            <svg viewBox="0 0 30 6" width="30" height="6" aria-hidden="true">
              <line x1="0" x2="30" y1="3" y2="3" className="drawn-curve" data-curve={i} />
            </svg>
            <span>{shown(name, revealed)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
