/** The windows that this quiz draws: four values in a square, or windows that overlap on a row. */
import { permutation, type Random } from "#nn/random.ts";
import { between, listed, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";

/** Windows of three with stride 2: neighbours share a value. */
export const KERNEL = 3;
export const STRIDE = 2;

/** What is asked of one square window, of windows on a row, and turned round. */
type SquareAsked = "mean" | "max-gradient" | "mean-gradient" | "missing" | "least";
type RowAsked = "row-max" | "row-max-gradient" | "row-mean-gradient";
export type Asked = SquareAsked | RowAsked;

export interface Drawn {
  readonly asked: Asked;
  /** A square of four, row by row, or a row of seven. */
  readonly values: readonly number[];
  /** Gradients that arrive, one for each window. */
  readonly gradients: readonly number[];
  /** Which value the question is about. */
  readonly at: number;
}

export const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The places of each window on a row. */
export function windowsOn(row: readonly number[]): readonly (readonly number[])[] {
  const count = Math.floor((row.length - KERNEL) / STRIDE) + 1;
  return Array.from({ length: count }, (_, i) => Array.from({ length: KERNEL }, (__, tap) => i * STRIDE + tap));
}

export function valuesAt(values: readonly number[], places: readonly number[]): readonly number[] {
  return places.flatMap((place) => values[place] ?? []);
}

/** Different whole numbers from `least` to `most`, and never 0. */
function different(count: number, least: number, most: number, random: Random): readonly number[] {
  const all = Array.from({ length: most - least + 1 }, (_, i) => least + i).filter((value) => value !== 0);
  return valuesAt(all, [...permutation(all.length, random)].slice(0, count));
}

function drawSquare(asked: SquareAsked, random: Random): Drawn | null {
  const values = different(4, 1, 20, random);
  // In a tie the first place wins; a value that comes first would not have to be larger than the others.
  const at = asked === "least" ? between(1, 3, random) : random.integer(4);
  const gradients = [asked === "mean-gradient" ? 4 * between(1, 6, random) : 4 * between(2, 6, random)];
  const isWhole = total(values) % 4 === 0;
  if ((asked === "mean" || asked === "missing") && !isWhole) return null;
  const [largest, itself] = [Math.max(...values), values[at]];
  if (asked === "mean-gradient" && itself === largest) return null;
  if (asked === "least" && itself !== largest) return null;
  return { asked, values, gradients, at };
}

function drawRow(asked: RowAsked, random: Random): Drawn | null {
  if (asked === "row-max") return { asked, values: different(7, -9, 9, random), gradients: [], at: 0 };
  const values = different(7, 1, 19, random);
  const at = pick([2, 4], random);
  const gradients = different(3, 1, 7, random).map((value) => (asked === "row-max-gradient" ? value : 3 * value));
  const wins = windowsOn(values).filter((places) => Math.max(...valuesAt(values, places)) === values[at]).length;
  return wins === (asked === "row-max-gradient" ? 2 : 0) ? { asked, values, gradients, at } : null;
}

export function draw(level: Level, random: Random): Drawn | null {
  if (level === 1) return drawSquare(pick(["mean", "max-gradient", "max-gradient", "mean-gradient"], random), random);
  if (level === 2) return drawRow(pick(["row-max", "row-max-gradient", "row-mean-gradient"], random), random);
  return drawSquare(pick(["missing", "least"], random), random);
}

/** The gradients of the windows that cover the value. */
export function arriving({ values, gradients, at }: Drawn): readonly number[] {
  return windowsOn(values).flatMap((places, i) => (places.includes(at) ? (gradients[i] ?? []) : []));
}

/** The value that the question is about, and the others of its window. */
export function partedAt({ values, at }: Drawn): { readonly itself: number; readonly others: readonly number[] } {
  return { itself: values[at] ?? Number.NaN, others: values.filter((_, i) => i !== at) };
}

/** The second of the three windows on a row: the one whose output is asked. */
export function middleWindow({ values }: Drawn): readonly number[] {
  return valuesAt(values, windowsOn(values)[1] ?? []);
}

export function correctOf(drawn: Drawn): number {
  const { asked, values, gradients } = drawn;
  const { itself, others } = partedAt(drawn);
  const [g = Number.NaN] = gradients;
  switch (asked) {
    case "mean":
      return total(values) / values.length;
    case "max-gradient":
      return itself === Math.max(...values) ? g : 0;
    case "mean-gradient":
      return g / values.length;
    case "missing":
      return itself;
    case "least":
      return Math.max(...others) + 1;
    case "row-max":
      return Math.max(...middleWindow(drawn));
    case "row-max-gradient":
      return total(arriving(drawn));
    case "row-mean-gradient":
      return total(arriving(drawn)) / KERNEL;
  }
}

/** `3 and 7 above, 5 and 1 below`: a square of four in words; `null` is the one that is asked. */
function squareWords(values: readonly (number | null)[]): string {
  const [a, b, c, d] = values.map((value) => value ?? "an unknown value");
  return `${a ?? ""} and ${b ?? ""} above, ${c ?? ""} and ${d ?? ""} below`;
}

export function promptOf(drawn: Drawn): string {
  const { asked, values, gradients, at } = drawn;
  const { itself } = partedAt(drawn);
  const [g = 0] = gradients;
  const open = squareWords(values.map((value, i) => (i === at ? null : value)));
  const row = `windows of ${KERNEL} values and stride ${STRIDE} is applied to the row ${values.map((value) => String(value).replace("-", "−")).join(", ")}`;
  const alone = `The windows do not overlap. The gradient of the loss that arrives at the window’s output is ${g}.`;
  const reached = `The gradients of the loss that arrive at the outputs of its windows are, from left to right, ${listed(gradients)}. What gradient reaches the input with value ${itself}?`;
  switch (asked) {
    case "mean":
      return `One window of a mean pool covers four values: ${squareWords(values)}. What does it output?`;
    case "max-gradient":
      return `One window of a max pool covers four values: ${squareWords(values)}. ${alone} What gradient reaches the input with value ${itself}?`;
    case "mean-gradient":
      return `One window of a mean pool covers four values: ${squareWords(values)}. ${alone} What gradient reaches the input with value ${itself}?`;
    case "missing":
      return `One window of a mean pool covers four values: ${open}. Its output is ${total(values) / values.length}. What is the unknown value?`;
    case "least":
      return `One window of a max pool covers four whole numbers: ${open}. The gradient that arrives at its output is ${g}, and all of it reaches the unknown value; in a tie, another value would have received it. What is the smallest possible unknown value?`;
    case "row-max":
      return `A max pool with ${row}. What does its second window output?`;
    case "row-max-gradient":
      return `A max pool with ${row}. ${reached}`;
    case "row-mean-gradient":
      return `A mean pool with ${row}. ${reached}`;
  }
}
