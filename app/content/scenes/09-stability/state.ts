import * as v from "valibot";
import { photoSchema } from "../../photo/choice.ts";

/** Pixels of the photo's side, as the networks see it. */
export const SIDE = 134;
/** Farthest that the skin is pulled, in pixels. */
export const FARTHEST = 16;
/** Sides of the windows that are pooled. */
export const WINDOWS = [2, 4, 8, 16] as const;
export type Window = (typeof WINDOWS)[number];
/** How far a pull reaches and how long the waves are, in pixels; `WHOLE` moves everything alike. */
export const WHOLE = 0;
export const SCALES = [8, 16, 32, WHOLE] as const;
/** Largest root mean square of the waves, in pixels; and largest standard deviation of the blur. */
export const MOST_WAVES = 5;
export const MOST_BLUR = 5;
export const MOST_SEED = 9999;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: the point (y, x) of the photo that is held, and how far it is pulled. */
const schema = v.object({
  show: v.picklist(["pooling", "closer"]),
  photo: photoSchema,
  y: whole(0, SIDE - 1),
  x: whole(0, SIDE - 1),
  dy: whole(-FARTHEST, FARTHEST),
  dx: whole(-FARTHEST, FARTHEST),
  scale: v.picklist(SCALES),
  waves: whole(0, MOST_WAVES),
  seed: whole(0, MOST_SEED),
  window: v.picklist(WINDOWS),
  blur: whole(1, MOST_BLUR),
  weights: v.picklist(["trained", "random"]),
});
export type State = v.InferOutput<typeof schema>;
/** What bends the photo. */
export type Bend = Pick<State, "y" | "x" | "dy" | "dx" | "scale" | "waves" | "seed">;

const initial: State = {
  show: "pooling",
  photo: "cat",
  y: 86,
  x: 66,
  dy: -7,
  dx: 9,
  scale: 16,
  waves: 0,
  seed: 1,
  window: 4,
  blur: 2,
  weights: "trained",
};
export const state = { schema, initial };

/** A shift of the whole photo: the case of which the curve is predicted. */
export const shifted = {
  show: "pooling",
  photo: "cat",
  scale: WHOLE,
  dy: 0,
  dx: 4,
  waves: 0,
  window: 4,
} as const satisfies Partial<State>;

/** A photo rippled, and blurred: the case of which the nearer copy is predicted. */
export const rippled = {
  show: "closer",
  photo: "colosseum",
  dy: 0,
  dx: 0,
  scale: 16,
  waves: 2,
  seed: 1,
  blur: 2,
  weights: "trained",
} as const satisfies Partial<State>;
