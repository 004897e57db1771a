import * as v from "valibot";

export const MOST_SEED = 999;
/** Steps after which both runs are looked at. */
export const MARKS = [0, 1, 2, 5, 10, 20, 40, 80, 120, 160, 200] as const;
export const STEPS = 200;

/** What can be wrong with a run. */
export const CAUSES = ["rate", "tiny", "large", "biases", "equal"] as const;
export type Cause = (typeof CAUSES)[number];

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: what is wrong, whether the runs are trained, which layer, order and moment is looked at. */
export const state = {
  schema: v.object({
    seed: whole(1, MOST_SEED),
    cause: v.picklist(["drawn", ...CAUSES]),
    trained: v.boolean(),
    layer: v.picklist(["pool", "hidden1", "hidden2"]),
    columns: v.picklist(["given", "digit"]),
    /** A place in the marks; the newest, until there are as many. */
    at: whole(0, MARKS.length - 1),
    unit: whole(0, 287),
  }),
  initial: {
    seed: 1,
    cause: "drawn",
    trained: false,
    layer: "hidden2",
    columns: "given",
    at: MARKS.length - 1,
    unit: 5,
  },
} as const;
export type State = v.InferOutput<typeof state.schema>;
export type LayerName = State["layer"];
