/** What the stage says. Pure. */
import { thousands } from "#nn/format.ts";
import { formatNumber } from "#ui/number-text.ts";

/** What the parameters are, and how much they do. */
export function parametersNote(size: number, side: number): string {
  const outputs = side - size + 1;
  return `${size} × ${size} weights and no bias, whatever the image: from ${side} × ${side} pixels they make ${thousands(outputs * outputs)} outputs.`;
}

/** How far the two routes of the shift test lie apart. */
export function shiftText(difference: number | null): string {
  return difference === null ? "…" : `|f(T x) − T f(x)| = ${formatNumber(difference, 2)}`;
}

export type Sign = "+" | "0" | "−";
export const SIGNS: readonly Sign[] = ["+", "0", "−"];
export const PLACES = ["left edge", "inside", "right edge"] as const;

/** Responses below this share of the largest are zero. */
const ROUNDING = 1e-5;

/** The signs of some responses. */
export function signsOf(responses: readonly number[]): readonly Sign[] {
  const scale = Math.max(...responses.map(Math.abs));
  return responses.map((value) => (Math.abs(value) <= ROUNDING * scale ? "0" : value > 0 ? "+" : "−"));
}
