/** What students pass back by mistake, whatever the window. */
import { slip, type Slip } from "#quiz/slips.ts";

export const noParameters = slip(
  0,
  "no-parameters-no-gradient",
  "No parameters, so no gradient",
  "A pool has nothing to learn, but the layers before it have. If this input rises a little, does the output move?",
);

export const timesValue = (value: number): Slip<number> =>
  slip(
    value,
    "times-value",
    "Gradient times value",
    "A value multiplies the gradient of a weight that it meets, and a pool has none. If the input rises by a little, by how much does the output rise?",
  );
