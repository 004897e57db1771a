/** What students pass back by mistake, whatever the window. */
import { slip, type Slip } from "#quiz/slips.ts";

export const noParameters = slip(
  0,
  "no-parameters-no-gradient",
  "No parameters, so no gradient",
  "A pool has nothing to learn, but the layers before it do. If this input rises a little, does the output change?",
);

export const timesValue = (value: number): Slip<number> =>
  slip(
    value,
    "times-value",
    "Gradient times value",
    "An input value appears in the gradient of a weight, and a pool has no weights. If the input rises a little, by how much does the output rise?",
  );
