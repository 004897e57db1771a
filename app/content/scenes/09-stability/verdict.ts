/** What the stage says of its numbers. Pure. */
import { listOf } from "#figures/predict/words.ts";
import { formatFixed, formatNumber } from "#ui/number-text.ts";
import type { Field } from "./bend.ts";
import { type Ladder, type Measure, MEASURES, POOLED } from "./copies.ts";
import type { State } from "./state.ts";

/** A share in percent, two digits. */
export function percent(share: number): string {
  return `${formatNumber(100 * share, 2)} %`;
}

/** Relative changes of the responses, before and after pooling. */
export interface Changes {
  readonly none: number;
  readonly max: number;
}

/** What stands below the bent photo. */
export function skinTitle({ isFolded }: Pick<Field, "isFolded">): string {
  return isFolded ? "T x lies folded: no diffeomorphism" : "T x: take it and pull";
}

/** Less than this of a change counts as all of it. */
const HARDLY = 0.03;

/** What a maximum leaves of a change. */
export function changeNote({ none, max }: Changes): string {
  if (none === 0 && max === 0) return "Nothing is bent, so every response is what it was.";
  const left = max / none;
  const said =
    max === 0
      ? "The maximum does not notice this one."
      : left > 1 + HARDLY
        ? "Here the maximum changes even more."
        : left > 1 - HARDLY
          ? "Here the maximum changes about as much."
          : `The maximum leaves ${percent(left)} of that: softened, not removed.`;
  return `Without pooling: ${percent(none)}. ${said}`;
}

const two = (value: number): string => formatFixed(value, 2);

/** How far a drawn curve is from the measured one, at some shifts; without one, the measurement alone. */
export function sketchText(
  sketch: readonly number[] | null,
  shifts: readonly number[],
  measured: readonly number[],
  none: readonly number[],
): string {
  const last = shifts.length - 1;
  const at = (values: readonly number[], i: number): string => two(values[i] ?? 0);
  const is = `Measured: ${at(measured, 0)} for a shift by ${shifts[0] ?? 0} pixels, ${at(measured, last)} for ${shifts[last] ?? 0}; without pooling ${at(none, 0)} and ${at(none, last)}.`;
  if (!sketch) return is;
  const apart = measured.map((value, i) => (sketch[i] ?? 0) - value);
  const off = apart.reduce((sum, each) => sum + Math.abs(each), 0) / apart.length;
  const low = apart.every((each) => each < -0.05) ? " Pooling does not make responses as still as that." : "";
  return `Your curve is ${two(off)} off on average. ${is}${low}`;
}

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
    : `Layers as in the classifier of the first scene, their weights random; ${pooled}.`;
}

/** Which copy is closer, by what. */
export function closerNote(ladder: Ladder, weights: State["weights"]): string {
  const closer = bentCloser(ladder);
  const by = weights === "trained" ? "" : " Nobody trained these weights.";
  if (ladder.pixels.bent === 0) return `Nothing is bent: that copy is the photo itself.${by}`;
  if (closer.length === 0) return `The blurred copy is the closer one by every measure.${by}`;
  if (closer.length === MEASURES.length) return `The bent copy is the closer one by every measure.${by}`;
  const others = MEASURES.filter((measure) => !closer.includes(measure));
  return `The bent copy is the closer one by ${namesOf(closer)}; the blurred one by ${namesOf(others)}.${by}`;
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
