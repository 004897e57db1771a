import { formatNumber } from "./number-text.ts";

/** x values, then the y values of each series; null where a series has no value. */
export type ChartData = readonly [x: readonly number[], ...ys: (readonly (number | null)[])[]];

/** A chart in words, for those who cannot see it: first, last, lowest and highest value of each series. */
export function chartSummary(names: readonly string[], [x, ...ys]: ChartData): string {
  const lines = names.map((name, i) => {
    const points = (ys[i] ?? []).flatMap((y, at) => (y === null || Number.isNaN(y) ? [] : [{ x: x[at] ?? 0, y }]));
    const first = points[0];
    const last = points.at(-1);
    if (!first || !last) return `${name}: no values yet.`;
    const at = (point: { readonly x: number; readonly y: number }) => `${formatNumber(point.y)} at ${point.x}`;
    if (points.length === 1) return `${name}: ${at(first)}.`;
    let low = first;
    let high = first;
    for (const point of points) {
      if (point.y < low.y) low = point;
      if (point.y > high.y) high = point;
    }
    if (low.y === high.y) return `${name}: always ${formatNumber(low.y)}.`;
    return `${name}: from ${at(first)} to ${at(last)}; lowest ${at(low)}, highest ${at(high)}.`;
  });
  return lines.join(" ");
}
