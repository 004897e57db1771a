/** What the stage says of the matrix. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { thousands } from "#nn/format.ts";
import type { Setting } from "./matrix.ts";

/** Differences below this share of the largest output are rounding. */
const ROUNDING = 1e-5;

interface Compared {
  readonly difference: number;
  readonly scale: number;
}

/** What the difference between matrix and convolution means. */
export function verdict({ difference, scale }: Compared): string {
  const largest = `the largest |y| is ${formatNumber(scale, 2)}`;
  if (scale === 0) return "Every output is zero: pull a weight up to have something to compare.";
  if (difference === 0) return `No difference at all (${largest}): the two compute the same values.`;
  return difference < ROUNDING * scale
    ? `Only rounding (${largest}): the two add the same products in a different order.`
    : `More than the usual rounding (${largest}): on this device the two routes round differently.`;
}

const TIMES = { 1: "", 2: "second", 3: "third" } as const;

/** What kind of matrix it is. */
export function kindText({ axes, stride, padding, channels }: Setting): string {
  const many = channels === 2 ? "Two blocks side by side, one for each input channel. " : "";
  const one = channels === 2 ? "Each block" : "The matrix";
  const square = padding === "zeros" && stride === 1 ? ` ${one} is square, since zero padding keeps the size.` : "";
  if (stride > 1)
    return `${many}${one} keeps every ${TIMES[stride]} row${axes === 1 ? "" : " of every " + TIMES[stride] + " block row"} of the one for stride 1: ${axes === 1 ? "it is no longer a Toeplitz matrix" : "its blocks are no longer Toeplitz matrices"}, since the kernel moves ${stride} columns from each row to the next.`;
  if (axes === 1) return `${many}${one} is a Toeplitz matrix: one value along every diagonal.${square}`;
  return `${many}${one} is a doubly blocked Toeplitz matrix: its blocks repeat along diagonals, and each block is itself Toeplitz.${square}`;
}

/** What is counted in a matrix. */
export interface Counted {
  /** Share of entries that are zero. */
  readonly zeros: number;
  /** How many different values the others have. */
  readonly different: number;
  readonly entries: number;
}

/** Counts zeros and different entries. */
export function count(matrix: Float32Array): Counted {
  const values = new Set(matrix.filter((value) => value !== 0));
  const zeros = matrix.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0);
  return { zeros: zeros / matrix.length, different: values.size, entries: matrix.length };
}

/** `96 entries, 58.3 % of them zero, 5 different among the others` */
export function countText({ zeros, different, entries }: Counted): string {
  return `${thousands(entries)} entries: ${(100 * zeros).toFixed(1)} % zeros, and ${different} different ${different === 1 ? "value" : "values"} among the rest`;
}

/** What became of a prediction of changed entries: cells by number, row by row; null where none was made. */
export function changedText(guess: readonly number[] | null, changed: readonly number[], columns: number): string {
  const places = changed.map((cell) => (cell % columns) + 1).join(", ");
  const is = `Measured: ${changed.length} entries change, one in each row, in columns ${places}.`;
  if (guess === null) return is;
  const found = guess.filter((cell) => changed.includes(cell)).length;
  const wrong = guess.length - found;
  if (found === changed.length && wrong === 0) return `You chose all of them and no others. ${is}`;
  return `You chose ${found} of those that change${wrong > 0 ? `, and ${wrong} that ${wrong === 1 ? "does" : "do"} not` : ""}. ${is}`;
}
