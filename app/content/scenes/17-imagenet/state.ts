import * as v from "valibot";
import { NETWORKS } from "./entries.ts";

/** Digits that are classified at once, and how often there are as many others. */
export const DIGITS = 400;
export const MOST_BATCHES = 5;

const schema = v.object({
  /** What the errors are of, and what they are drawn against. */
  errors: v.picklist(["contest", "single"]),
  against: v.picklist(["depth", "year", "parameters", "macs"]),
  network: v.picklist(NETWORKS),
  /** Guesses that a network has in the measurement below, and which digits it reads. */
  guesses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  digits: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_BATCHES - 1)),
});
export type State = v.InferOutput<typeof schema>;
/** What a student sets. */
export const state = {
  schema,
  initial: { errors: "contest", against: "depth", network: "vgg16", guesses: 5, digits: 0 } satisfies State as State,
};
