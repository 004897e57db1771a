import * as v from "valibot";
import { SIDE } from "./bank.ts";

export const MOST_FILTERS = 96;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: the bank, and the selected filter and position, and how they are drawn. */
export const state = {
  schema: v.object({
    filters: whole(1, MOST_FILTERS),
    seed: whole(0, 9999),
    filter: whole(0, MOST_FILTERS - 1),
    y: whole(0, SIDE - 1),
    x: whole(0, SIDE - 1),
    look: v.picklist(["maps", "arrows"]),
    axes: v.picklist([1, 2]),
  }),
  initial: { filters: MOST_FILTERS, seed: 3, filter: 0, y: 30, x: 34, look: "maps", axes: 2 },
} as const;
export type State = v.InferOutput<typeof state.schema>;
