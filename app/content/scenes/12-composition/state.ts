import * as v from "valibot";

/** Units on the way from the one that was pressed first down to a pixel: a layer each. */
const LONGEST = 12;
/** Touches of pen or rubber that an address holds. */
export const MOST_DABS = 220;
const SIDE = 28;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const unit = v.tuple([whole(0, 8), whole(0, 1023), whole(0, SIDE - 1), whole(0, SIDE - 1)]);

/**
 * What a student sets: the written digit; touches of the pen (place + 1, row by row) and of the rubber (the same, negative);
 * what a press on the picture does; and the way from a unit down through its terms, each as value of the network, channel,
 * row and column.
 */
const schema = v.object({
  digit: v.picklist(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "none"]),
  dabs: v.pipe(v.array(whole(-SIDE * SIDE, SIDE * SIDE)), v.maxLength(MOST_DABS)),
  tool: v.picklist(["rub", "draw", "look"]),
  path: v.pipe(v.array(unit), v.minLength(1), v.maxLength(LONGEST)),
});
export type State = v.InferOutput<typeof schema>;
export type Step = State["path"][number];

const initial: State = { digit: "8", dabs: [], tool: "rub", path: [[4, 5, 6, 7]] };
export const state = { schema, initial };
