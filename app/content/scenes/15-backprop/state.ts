import * as v from "valibot";

export const LAYERS = ["line", "stride", "plane", "max", "mean"] as const;
export type LayerKind = (typeof LAYERS)[number];
export const MOST_SEED = 9999;
/** Cells of the largest problem set. */
const MOST_CELLS = 16;
/** Farthest that a number is wiggled. */
export const FARTHEST = 1;
export const STEP = 0.25;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/**
 * What a student sets: the layer and the seed of its numbers; what is shown of it (forward, the gradient to one group of
 * numbers, or the problem set); the number that is looked at and how far it is wiggled; and what was answered.
 */
const schema = v.object({
  layer: v.picklist(LAYERS),
  seed: whole(0, MOST_SEED),
  show: v.picklist(["forward", "x", "w", "b", "set"]),
  group: v.picklist(["x", "w", "b"]),
  at: whole(0, MOST_CELLS - 1),
  by: v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST), v.multipleOf(STEP)),
  answers: v.pipe(
    v.array(v.nullable(v.pipe(v.number(), v.minValue(-999), v.maxValue(999)))),
    v.maxLength(2 * MOST_CELLS),
  ),
});
export type State = v.InferOutput<typeof schema>;
export type Group = State["group"];

const initial: State = { layer: "line", seed: 1, show: "forward", group: "w", at: 0, by: 0.5, answers: [] };
export const state = { schema, initial };
