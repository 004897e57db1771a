import * as v from "valibot";

export const MOST_SEED = 999;
/** Steps after which both runs are looked at. */
export const MARKS = [0, 5, 10, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200] as const;
export const STEPS = 200;
export const FILTERS = 12;

/** What can be wrong with a run. */
export const CAUSES = ["decay", "slow", "labels", "equal"] as const;
export type Cause = (typeof CAUSES)[number];

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: what is wrong, whether the runs are trained, which moment and which filter is looked at. */
export const state = {
  schema: v.object({
    seed: whole(1, MOST_SEED),
    cause: v.picklist(["drawn", ...CAUSES]),
    trained: v.boolean(),
    /** A place in the marks; the newest, until there are as many. */
    at: whole(0, MARKS.length - 1),
    filter: whole(0, FILTERS - 1),
  }),
  initial: { seed: 1, cause: "decay", trained: false, at: MARKS.length - 1, filter: 0 },
} as const;
export type State = v.InferOutput<typeof state.schema>;
