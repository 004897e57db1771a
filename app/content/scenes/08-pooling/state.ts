import * as v from "valibot";
import { photoSchema } from "../../photo/choice.ts";

/** Numbers on a side of the map. */
export const SIDE = 8;
/** What a press puts on an output. */
export const GRADIENT = 4;
/** How often the photo can be pooled. */
export const MOST_LEVELS = 4;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets. Outputs are named by `y * SIDE + x`, so that other windows leave the names alone. */
const schema = v.object({
  kind: v.picklist(["max", "mean"]),
  size: v.picklist([2, 3, 4]),
  stride: v.picklist([1, 2, 3]),
  direction: v.picklist(["forward", "back"]),
  y: whole(0, SIDE - 1),
  x: whole(0, SIDE - 1),
  dropped: v.pipe(v.array(whole(0, SIDE * SIDE - 1)), v.maxLength(SIDE * SIDE)),
  seed: whole(0, 9999),
  photo: photoSchema,
  level: whole(1, MOST_LEVELS),
});
export type State = v.InferOutput<typeof schema>;

const initial: State = {
  kind: "max",
  size: 2,
  stride: 2,
  direction: "forward",
  y: 1,
  x: 1,
  dropped: [SIDE + 1],
  seed: 18,
  photo: "bricks",
  level: 2,
};
export const state = { schema, initial };
/** What makes the layer. */
export type Pool = Pick<State, "kind" | "size" | "stride">;

/** The name of an output. */
export function nameOf(y: number, x: number): number {
  return y * SIDE + x;
}
