/** What the stage says of the bent and the blurred copy. Pure. */
import { listOf } from "#figures/predict/words.ts";
import { formatNumber } from "#ui/number-text.ts";
import { type Ladder, POOLED } from "./copies.ts";
import { type Measure, MEASURES } from "./measures.ts";
import type { State } from "./state.ts";

/** What measures are called. */
export const NAMES: Readonly<Record<Measure, string>> = {
  pixels: "pixels",
  layer1: "layer 1",
  layer2: "layer 2",
  layer3: "layer 3",
  pooled: "layer 3, pooled",
};

/** The measures by which the bent copy is closer to the photo than the blurred one. */
export function bentCloser(ladder: Ladder): readonly Measure[] {
  return MEASURES.filter((measure) => ladder[measure].bent < ladder[measure].blurred);
}

/** How far the bent copy is, in times of how far the blurred one is. */
export function ratioText({ bent, blurred }: Ladder[Measure]): string {
  return blurred > 0 ? formatNumber(bent / blurred, 2) : "∞";
}

/** Which network the distances are of, and which it is not. */
export function aboutNetwork(weights: State["weights"]): string {
  const pooled = `pooled: a maximum over ${POOLED} × ${POOLED} of layer 3`;
  return weights === "trained"
    ? `Layers of the small classifier of the first scene (sky, meadow, bird, balloon), not LPIPS; ${pooled}.`
    : `Layers as in the classifier of the first scene, with random weights; ${pooled}.`;
}

/** Which copy is closer, by what. */
export function closerNote(ladder: Ladder, weights: State["weights"]): string {
  const closer = bentCloser(ladder);
  const by = weights === "trained" ? "" : " Nobody trained these weights.";
  if (ladder.pixels.bent === 0) return `Nothing is bent: that copy is the photo itself.${by}`;
  if (closer.length === 0) return `The blurred copy is closer by every measure.${by}`;
  if (closer.length === MEASURES.length) return `The bent copy is closer by every measure.${by}`;
  const others = MEASURES.filter((measure) => !closer.includes(measure));
  return `The bent copy is closer by ${namesOf(closer)}; the blurred one by ${namesOf(others)}.${by}`;
}

function namesOf(measures: readonly Measure[]): string {
  return listOf(measures.map((measure) => NAMES[measure]));
}

/** How the predicted measures compare with those that were found; without a prediction, the measurement alone. */
export function closerText(guess: readonly Measure[] | null, ladder: Ladder): string {
  const asked = MEASURES.filter((measure) => measure !== "pixels");
  const closer = bentCloser(ladder).filter((measure) => measure !== "pixels");
  const is =
    closer.length === 0
      ? "Measured: the blurred copy is closer by all of them."
      : `Measured: the bent copy is closer by ${namesOf(closer)}.`;
  if (!guess) return is;
  const right = asked.filter((measure) => guess.includes(measure) === closer.includes(measure)).length;
  return `${right === asked.length ? "All four" : `${right} of four`} predicted correctly. ${is}`;
}
