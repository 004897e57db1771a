import { formatMark } from "#ui/number-text.ts";

/** A number of the board: whole where it is, else with two places. */
export function short(value: number): string {
  return formatMark(Number(value.toFixed(2)));
}
