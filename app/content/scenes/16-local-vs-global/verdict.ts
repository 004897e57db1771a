/** What the stage says of its numbers. Pure. */
import { thousands } from "#nn/format.ts";
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import type { Fit } from "./dependence.ts";
import { FLOOR } from "./dependence.ts";

/** The answers of the lecture's quiz. */
export const ANSWERS = ["a", "b", "same", "cant-say"] as const;
export type Answer = (typeof ANSWERS)[number];

/** Correlations that differ by less count as equal. */
const EQUAL = 0.01;

/** What the quiz's two correlations say. */
export function answerOf(near: number, far: number): Answer {
  if (Math.abs(near - far) < EQUAL) return "same";
  return near > far ? "a" : "b";
}

/** What was predicted, and what was measured over all pairs of so many photos. */
export function quizText(guess: Answer | null, near: number, far: number, count: number): string {
  const is = `Measured: over all pairs of ${count} photos, ρ is ${formatFixed(near, 2)} at distance A and ${formatFixed(far, 2)} at B.`;
  if (guess === null) return is;
  if (guess === answerOf(near, far)) return `Predicted correctly. ${is}`;
  const why = guess === "cant-say" ? " A single picture can differ; all together show it clearly." : "";
  return `Not as predicted. ${is}${why}`;
}

export interface PairsSaid {
  readonly a: number | null;
  readonly b: number | null;
  readonly pairsA: number;
  readonly pairsB: number;
  readonly difference: number;
  readonly distanceA: number;
  readonly distanceB: number;
  readonly shuffled: boolean;
}

/** What both correlations of one picture are over, and mean. */
export function pairsNote(said: PairsSaid): string {
  const over = `Over ${thousands(said.pairsA)} and ${thousands(said.pairsB)} pairs; plain loops agree to ${differenceText(said.difference)}.`;
  return `${meaning(said)} ${over}`;
}

function differenceText(difference: number): string {
  return difference === 0 ? "the last digit" : formatNumber(difference, 1);
}

function meaning({ a, b, distanceA, distanceB, shuffled }: PairsSaid): string {
  if (a === null || b === null)
    return "The picture has a single colour where the pairs lie, so there is no correlation.";
  if (shuffled && Math.max(Math.abs(a), Math.abs(b)) < FLOOR)
    return "The same pixels in a random order: one value tells nothing about another, near or far.";
  if (distanceA === distanceB) return "Both pairs are equally long: only their directions can differ.";
  const [near, far] = distanceA < distanceB ? [a, b] : [b, a];
  const name = distanceA < distanceB ? "A" : "B";
  if (Math.abs(near - far) < EQUAL) return "In this picture both distances have about the same correlation.";
  if (near < far) return `In this picture the longer distance has the higher correlation: its content repeats.`;
  return `${name} is shorter, and its cloud is narrower: near pixels tell more about one another.`;
}

const slope = (exponent: number): string => formatFixed(exponent, 2);

/** How much steeper a curve's far end is than its near end: 1 for a power law. */
export function bendOf({ near, far }: Fit): number {
  return near < 0 ? Math.max(1, far / near) : Number.POSITIVE_INFINITY;
}

/** Whose dependence is shown. */
export function whoseText(of: "all" | "one", count: number, name: string): string {
  if (of === "one") return name;
  return count === 0 ? "all photos" : `all ${count} photos`;
}

/** `−0.18 ± 0.01` */
export function fitText(fit: Fit | null): string {
  return fit === null ? "no fit" : `${slope(fit.law.exponent)} ± ${formatFixed(fit.law.error, 2)}`;
}

/** Whether a curve is a power law, and how far from one. `of`: whose it is. */
export function fitNote(fit: Fit | null, as: "correlation" | "bits", of: string): string {
  if (fit === null)
    return `In ${of}, correlations are below ${FLOOR} from the first pixels on, so there is no law to fit.`;
  const until = fit.last < 96 ? ` up to ${fit.last} pixels, beyond which ρ is below ${FLOOR}` : "";
  const misses = `In ${of}, the line misses the points by at most ${Math.round(100 * (fit.worst - 1))} %${until}.`;
  const what = as === "bits" ? "Dependence in bits" : "ρ itself";
  const ends = `At its near end the slope is ${slope(fit.near)}, at its far end ${slope(fit.far)}:`;
  const bend = bendOf(fit);
  if (bend < 1.25) return `${misses} ${ends} a power law.`;
  if (bend < 2) return `${misses} ${ends} nearly a power law.`;
  return `${misses} ${ends} ${what} bends, and is not a power law.`;
}

/** What a drawn curve says of the far end, and what was measured there. */
export function sketchText(guess: number | null, measured: number, count: number): string {
  const is = `over ${count} photos ρ is ${formatFixed(measured, 2)} at 64 pixels.`;
  if (guess === null) return `Measured: ${is}`;
  const off = guess - measured;
  const than =
    Math.abs(off) < 0.05
      ? "That is close."
      : off < 0
        ? "It reaches farther than you drew."
        : "It fades sooner than you drew.";
  return `You drew ${formatFixed(guess, 2)}; measured: ${is} ${than}`;
}

/** `75 %` */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

export interface AllocationSaid {
  readonly levels: number;
  readonly conv: number;
  readonly hierarchy: number;
  readonly dense: number;
  /** Levels with the largest overlap; null where nothing depends on anything. */
  readonly best: number | null;
}

/** Which layer has its weights where the dependence is. */
export function allocationNote({ levels, conv, hierarchy, dense, best }: AllocationSaid): string {
  if (best === null) return "No pixel depends on another here: no place deserves weights more than any other.";
  if (levels === 1)
    return `With one level, all three join the same 3 × 3 pixels. The largest overlap needs ${levelsText(best)}.`;
  const others = `The convolution has ${percent(conv)} there, the dense layer ${percent(dense)}: most of its weights belong to the farthest pixels.`;
  const here =
    levels === best ? "No other number of levels has more." : `The largest overlap needs ${levelsText(best)}.`;
  return `${hierarchy >= Math.max(conv, dense) ? others : `Only the convolution has more there: ${percent(conv)}. The dense layer has ${percent(dense)}.`} ${here}`;
}

function levelsText(levels: number): string {
  return levels === 1 ? "one level" : `${levels} levels`;
}

/** How far a predicted number of levels is from the best. */
export function levelsTold(guess: number | null, best: number, overlap: number): string {
  const is = `the overlap is largest with ${levelsText(best)}, ${percent(overlap)}.`;
  if (guess === null) return `Measured: ${is}`;
  return `${guess === best ? "Predicted correctly" : `You predicted ${levelsText(guess)}`}. Measured: ${is}`;
}
