/** What the stage says of a stack. Pure. */
import { listOf } from "#figures/predict/words.ts";
import { commonFactor, fieldOf, type Touched } from "./taps.ts";

/** Whether the field is filled, and why not. */
export function verdict(dilations: readonly number[], { side, pixels }: Touched): string {
  const same = side === fieldOf(dilations) ? "As 1 + 2 Σ d predicts." : "Not what 1 + 2 Σ d predicts.";
  if (pixels === side * side) return `${same} All ${pixels} of its pixels have a gradient.`;
  const factor = commonFactor(dilations);
  const why =
    factor > 1
      ? `all taps lie ${factor} apart, the common factor of ${listOf(dilations.map(String))}`
      : "one layer’s taps are further apart than the others can fill";
  return `${same} Only ${pixels} of its ${side * side} pixels have a gradient: ${why}.`;
}

/** How well painted pixels fit the touched ones. */
export function paintText(painted: readonly number[] | null, touched: ReadonlySet<number>, field: number): string {
  const is = `Measured: ${touched.size} pixels in a box of ${field} × ${field}.`;
  if (!painted) return is;
  const right = painted.filter((place) => touched.has(place)).length;
  const wrong = painted.length - right;
  const missed = touched.size - right;
  if (wrong === 0 && missed === 0) return `Exactly as predicted. ${is}`;
  return `Of your ${painted.length} pixels, ${right} ${right === 1 ? "is" : "are"} touched and ${wrong} ${wrong === 1 ? "is" : "are"} not; ${missed} ${missed === 1 ? "was" : "were"} missed. ${is}`;
}
