import * as v from "valibot";
import { photoSchema } from "../../photo/choice.ts";

/** Layers with weights of the networks that race. */
export const DEPTHS = [6, 10, 18, 34] as const;
export type Depth = (typeof DEPTHS)[number];
export const MOST_SEED = 9999;

/** Blocks of two convolutions: all layers but the first and the last. */
export function blocksOf(depth: Depth): number {
  return (depth - 2) / 2;
}

const MOST_BLOCKS = blocksOf(34);
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** The photo that the block looks at, where no other is chosen. */
export const PHOTO = "lorikeet";

/**
 * What a student sets: two networks in a race, or one block; how deep the networks are, whether they normalise, and the seed;
 * the block that is taken out of both, 0 for none. Of the one block: whether its output has the size of its input, and what
 * share of F is added, in tenths, and the photo that it sees.
 */
export const state = {
  schema: v.object({
    view: v.picklist(["race", "block"]),
    depth: v.picklist(DEPTHS),
    normalised: v.boolean(),
    seed: whole(0, MOST_SEED),
    out: whole(0, MOST_BLOCKS),
    size: v.picklist(["same", "halved"]),
    share: whole(0, 10),
    photo: photoSchema,
  }),
  initial: { view: "race", depth: 34, normalised: true, seed: 1, out: 0, size: "same", share: 5, photo: PHOTO },
} as const;
export type State = v.InferOutput<typeof state.schema>;

/** What a race depends on. */
export type Setting = Pick<State, "depth" | "normalised" | "seed">;

/** A setting as text, for what is kept by it. */
export function keyOf({ depth, normalised, seed }: Setting): string {
  return `${depth}/${normalised ? "normalised" : "bare"}/${seed}`;
}
