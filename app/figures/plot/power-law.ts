/** Power laws through measured points. Pure. */
import type { PlotPoint } from "./plot.tsx";

/** `y = factor x ^ exponent`, fitted by least squares to the logarithms. */
export interface PowerLaw {
  readonly exponent: number;
  readonly factor: number;
  /** Standard error of the exponent. */
  readonly error: number;
}

/** A power law through points with positive coordinates; null for fewer than three. */
export function fitPower(points: readonly PlotPoint[]): PowerLaw | null {
  if (points.length < 3) return null;
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(logs.map(({ x }) => x)), mean(logs.map(({ y }) => y))];
  const sxx = logs.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  const exponent = logs.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / sxx;
  const rest = logs.reduce((sum, { x, y }) => sum + (y - my - exponent * (x - mx)) ** 2, 0);
  return {
    exponent,
    factor: Math.exp(my - exponent * mx),
    error: Math.sqrt(rest / (logs.length - 2) / sxx),
  };
}

/** The largest factor by which a point lies above or below a power law; 1 where all lie on it. */
export function worstFactor(points: readonly PlotPoint[], { exponent, factor }: PowerLaw): number {
  return Math.exp(Math.max(0, ...points.map(({ x, y }) => Math.abs(Math.log(y / (factor * x ** exponent))))));
}
