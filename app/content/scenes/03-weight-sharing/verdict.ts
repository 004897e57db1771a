/** What the stage says of a layer's weights. Pure. */
import type { Score } from "#engine/train/observers.ts";
import { thousands, times } from "#nn/format.ts";
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import { HALF, kindAt, type Kind, NAMES, parametersOf, type Sizes, type State } from "./layer.ts";

/** Weights of the border's units that lie beyond the ends of a signal, where they meet only zeros. */
export function unusedWeights(k: number): number {
  return (k * k - 1) / 4;
}

function comparedText(difference: number | null, other: string): string {
  return difference === null ? "" : ` Against ${other}: largest difference ${formatNumber(difference, 2)}.`;
}

/** What the number of weights comes from, at a place of the slider. */
export function wiresText({ n, k, sharing }: Pick<State, "n" | "k" | "sharing">, difference: number | null): string {
  if (sharing === 0) return `Every output has a weight of its own for every input: ${times(n, n)}.`;
  if (sharing < HALF) return `The far wires fade, but they count until they are cut: still ${times(n, n)}.`;
  if (sharing === HALF) {
    const unused = unusedWeights(k);
    const border = unused === 0 ? "" : ` At the ends, ${unused} of them meet only zeros.`;
    return `Every output has ${k === 1 ? "a weight" : `${k} weights`} of its own: ${times(n, k)}.${border}${comparedText(difference, "a grouped convolution, one group for each patch")}`;
  }
  if (sharing < 2 * HALF) return `The weights converge, but they are not equal yet: still ${times(n, k)}.`;
  return `All outputs use the same ${k === 1 ? "weight" : `${k} weights`}, whatever N is.${comparedText(difference, "the app’s convolution")}`;
}

/** The same for maps: how many arrows there are, and what each of them stands for. */
export function mapsText(sharing: number, { channels, filters, height, width, kernel }: Sizes): string {
  const kind = kindAt(sharing);
  const arrows = `${channels} × ${filters} = ${channels * filters} arrows`;
  const places = thousands(height * width);
  const window = times(...kernel);
  if (kind === "dense")
    return `${arrows}, and each joins all ${places} pixels to all ${places}: ${places} × ${places} weights.`;
  if (kind === "local") return `${arrows}, and each has ${window} weights at each of ${places} positions.`;
  return `${arrows}, and each is one slice of ${window} weights, used at all ${places} positions.`;
}

/** What became of a prediction of the three counts; null where none was made. */
export function countsText(guess: readonly number[] | null, counts: readonly number[]): string {
  const [dense = 0, local = 0, conv = 0] = counts.map(thousands);
  const is = `Measured: ${dense}, ${local} and ${conv} weights.`;
  if (guess === null) return is;
  const right = counts.filter((count, i) => count === guess[i]).length;
  return `${right === counts.length ? "All three are right." : `${right} of 3 right; you predicted ${guess.map(thousands).join(", ")}.`} ${is}`;
}

/** Before anything was scored. */
export const NO_SCORE: Score = { train: 0, test: 0 };
/** How the three networks did. */
export type Scores = Readonly<Record<Kind, Score>>;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The three from the best on test digits to the worst. */
export function orderOf(scores: Scores): readonly Kind[] {
  return (["dense", "local", "conv"] as const).toSorted((a, b) => scores[b].test - scores[a].test);
}

/** What became of a predicted order, best first; null where none was made. */
export function orderText(guess: readonly string[] | null, scores: Scores): string {
  const order = orderOf(scores);
  const is = `Measured: ${order.map((kind) => `${NAMES[kind]} ${percent(scores[kind].test)}`).join(", ")}.`;
  if (guess === null) return is;
  return `${order.every((kind, i) => guess[i] === kind) ? "The order you predicted." : "Not the order you predicted."} ${is}`;
}

/** What the number of the three networks means. */
export function digitsText(scores: Scores | null): string {
  if (!scores) return "Predict the order or skip it, and the three networks are trained here, from one seed.";
  const { dense, local, conv } = scores;
  const lost = (score: Score): string => formatFixed(100 * (score.train - score.test), 1);
  return `Fully connected: ${percent(dense.test)}; locally connected: ${percent(local.test)}. What each loses from training to new digits is overfitting: ${lost(dense)}, ${lost(local)} and, convolutional, ${lost(conv)} points.`;
}

/** Weights of the three, in order. */
export function countsOf(sizes: Sizes): Readonly<Record<Kind, number>> {
  return {
    dense: parametersOf("dense", sizes),
    local: parametersOf("local", sizes),
    conv: parametersOf("conv", sizes),
  };
}
