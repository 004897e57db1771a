import * as v from "valibot";
import { photoSchema } from "../../photo/choice.ts";
import { FIRST } from "./chosen.ts";
import { FILTERS } from "./filters.ts";
import { COLOURS, FREQUENCIES } from "./grating.ts";
import { LAYERS } from "./layer-names.ts";

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const schema = v.object({
  /** What is on the stage: a unit of the first layer, or the whole network. */
  show: v.picklist(["unit", "network"]),
  unit: whole(FILTERS - 1),
  /** The grating: degrees of its stripes, and its place among the frequencies. */
  angle: whole(179),
  frequency: whole(FREQUENCIES.length - 1),
  colours: v.picklist(COLOURS),
  drift: v.boolean(),
  /** Whether the whole tuning curve is drawn. */
  curve: v.boolean(),
  /** The layer of AlexNet that is open, and what it looks at. */
  layer: v.picklist(LAYERS),
  photo: photoSchema,
});
export type State = v.InferOutput<typeof schema>;
/** What a student sets. */
export const state = {
  schema,
  initial: {
    show: "unit",
    ...FIRST,
    angle: 125,
    colours: "grey",
    drift: true,
    curve: false,
    layer: "conv1",
    photo: "cat",
  } satisfies State as State,
};
