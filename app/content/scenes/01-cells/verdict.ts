/** What the stage says of the labels. Pure. */
import type { Score } from "./grid.ts";
import { CELL } from "./network.ts";
import type { State } from "./state.ts";

/** A share in percent, to one digit after the point; never rounded up to all or down to none. */
export function percent(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0 %";
  if (part === whole) return "100 %";
  const tenths = Math.max(1, Math.min(999, Math.round((1000 * part) / whole)));
  return `${(tenths / 10).toFixed(1)} %`;
}

/** How well the bird was found, and what stands in the way. */
export function verdict({ size, step }: Pick<State, "size" | "step">, { bird, birdRight, birdWrong }: Score): string {
  if (bird === 0) return "No pixel under the grid shows the bird.";
  const isFound = birdRight > 0;
  const found = isFound
    ? `${percent(birdRight, bird)} of the bird’s pixels are labelled as bird`
    : "None of the bird’s pixels is labelled as bird";
  const others = birdWrong === 1 ? "1 other pixel is" : `${birdWrong} others are`;
  const beside = birdWrong === 0 ? "" : `, ${isFound ? "and" : "but"} ${others}`;
  const why = step === CELL ? "A cell sees nothing beyond its edge." : "Each label describes the cell around it.";
  const large = size > 1.5 * CELL ? " No cell sees this bird whole." : "";
  return `${found}${beside}. ${why}${large}`;
}
