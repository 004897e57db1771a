/** Number formats of the inspector: a fixed number of decimals, so that columns line up. Pure. */
import { formatFixed, formatNumber } from "#ui/number-text.ts";

/** Four decimals if they are significant, otherwise an exponent. Zero is `0`. */
export function plain(value: number, places = 4): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0 || size < 0.5 * 10 ** -places || size >= 1e5) return formatNumber(value, 2);
  return formatFixed(value, size >= 1000 ? 1 : places);
}

/** Short enough for a cell: two decimals. Exact values appear on hover. */
export function inCell(value: number): string {
  return Number.isFinite(value) && Math.abs(value) < 1000 ? formatFixed(value, 2) : formatNumber(value, 2);
}

/** With its sign, as a term of a sum: `+ 0.1200`, `− 0.1200`. */
export function signed(value: number, places = 4): string {
  return `${value < 0 ? "−" : "+"} ${plain(Math.abs(value), places)}`;
}

/** In brackets where negative, as a factor: `(−0.1200)`. */
export function factor(value: number, places = 4): string {
  return value < 0 ? `(${plain(value, places)})` : plain(value, places);
}

/** Pixels with at most one decimal: `16`, `7.3`, `−6`, `−1.5`. */
export function pixels(value: number): string {
  return String(Math.round(value * 10) / 10).replace("-", "−");
}

/** `16 × 12`, height first. */
export function byPixels(y: number, x: number): string {
  return `${pixels(y)} × ${pixels(x)}`;
}
