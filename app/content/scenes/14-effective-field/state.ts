import * as v from "valibot";

/** Layers of the deepest stack. */
export const DEEPEST = 20;
/** Layers of the network that is trained: deeper ones take longer than one waits on a stage. */
export const TRAINED_DEEPEST = 6;
export const MOST_SEED = 9999;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: how many layers, how they get their weights, what stands between them, and the seed. */
export const state = {
  schema: v.object({
    depth: whole(1, DEEPEST),
    weights: v.picklist(["random", "uniform", "trained"]),
    activation: v.picklist(["none", "relu"]),
    seed: whole(0, MOST_SEED),
  }),
  initial: { depth: 6, weights: "random", activation: "none", seed: 1 },
} as const;
export type State = v.InferOutput<typeof state.schema>;

/** What the networks are like, whatever their depth. */
export type Setting = Omit<State, "depth">;

/** Layers up to which spots are measured. */
export function deepestOf({ weights }: Pick<State, "weights">): number {
  return weights === "trained" ? TRAINED_DEEPEST : DEEPEST;
}
