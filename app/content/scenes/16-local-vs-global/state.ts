import * as v from "valibot";
import { MOST_PIXELS } from "#data/photos.ts";
import { photoSchema } from "../../photo/choice.ts";

/** Levels of the deepest hierarchy: as many as there are octaves of distance. */
export const MOST_LEVELS = 7;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const place = whole(0, MOST_PIXELS - 1);
const way = whole(1 - MOST_PIXELS, MOST_PIXELS - 1);

/** Two points of a picture: the first, and how far down and right of it the second is. */
const pair = v.tuple([place, place, way, way]);
export type Pair = readonly [y: number, x: number, down: number, right: number];

/** What a student sets: the picture and two pairs of its points; whose dependence is plotted, and how; the hierarchy's levels. */
export const state = {
  schema: v.object({
    view: v.picklist(["pairs", "decay", "parameters"]),
    photo: photoSchema,
    /** Whether the picture's pixels are put in a random order. */
    shuffled: v.boolean(),
    a: pair,
    b: pair,
    of: v.picklist(["all", "one"]),
    plot: v.picklist(["linear", "log", "bits"]),
    levels: whole(1, MOST_LEVELS),
  }),
  initial: {
    view: "pairs" as const,
    photo: "camera" as const,
    shuffled: false,
    a: [150, 120, 0, 4] as [number, number, number, number],
    b: [230, 300, 0, 64] as [number, number, number, number],
    of: "all" as const,
    plot: "linear" as const,
    levels: 3,
  },
};
export type State = v.InferOutput<typeof state.schema>;

/** How far apart the points are that the lecture's quiz asks about: its distances A and B, in pixels. */
export const ASKED = { a: 4, b: 64 } as const;

/** The stage as that is asked of it. */
export const asked: Partial<State> = {
  view: "pairs",
  photo: state.initial.photo,
  shuffled: false,
  a: state.initial.a,
  b: state.initial.b,
};
