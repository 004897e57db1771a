import * as v from "valibot";
import { STEPS } from "./network.ts";
import { BIRDS, HEIGHT, WIDTH } from "./scenery.ts";

/** Longer side of the bird, in pixels. */
export const SIZES = { least: 14, most: 168 } as const;
/** Farthest that the grid is moved, in pixels. */
export const FARTHEST = 12;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const state = {
  schema: v.object({
    bird: v.picklist(BIRDS),
    /** The middle of the bird, in pixels of the scene. */
    x: whole(0, WIDTH),
    y: whole(0, HEIGHT),
    size: whole(SIZES.least, SIZES.most),
    /** How far the grid is moved, in pixels. */
    gridX: whole(-FARTHEST, FARTHEST),
    gridY: whole(-FARTHEST, FARTHEST),
    step: v.picklist(STEPS),
    show: v.picklist(["labels", "mistakes"]),
  }),
  initial: { bird: "duck", x: 156, y: 84, size: 26, gridX: 0, gridY: 0, step: 24, show: "labels" },
} as const;
export type State = v.InferOutput<typeof state.schema>;

/** The bird lies where four cells meet. */
export const ACROSS = { x: 168, y: 96, size: 24 } as const;
/** The bird is four cells wide. */
export const LARGE = { bird: "duck", x: 168, y: 72, size: 96 } as const;
