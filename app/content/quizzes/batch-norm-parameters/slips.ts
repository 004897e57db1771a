/** How the parameters of a normalisation are miscounted. */
import { plural, size } from "#quiz/build.ts";
import { misconception, slip, type Slip } from "#quiz/slips.ts";
import { altered, convCounts } from "../../conv-case.ts";
import { flatFilter } from "../../conv-misconceptions.ts";
import type { Drawn } from "./layer.ts";

const storedCounted = misconception(
  "stored-counted",
  "Stored numbers counted as trained",
  "This counts everything that a normalisation stores, including the running mean and variance. Does a gradient change those two, or are they measured?",
);

const convBiasKept = misconception(
  "conv-bias-kept",
  "Biases left in the convolution",
  "This counts a bias in the convolution as well as the shift of the normalisation. What becomes of a constant when the mean is subtracted?",
);

const onePair = misconception(
  "one-pair",
  "One scale and shift for the layer",
  "That is one scale and one shift for all maps. Which values share a mean: those of the whole layer, or those of each map on its own?",
);

/** The normalisation alone, commonest slip first. */
export function normSlips({ layer, norm }: Drawn): readonly Slip<number>[] {
  const { filters, output } = convCounts(layer);
  return [
    { value: 2 * norm, misconception: storedCounted },
    { value: norm / filters, misconception: onePair },
    slip(
      norm * output.h * output.w,
      "per-pixel",
      "A scale and shift at every position",
      `This gives each of the ${size([output.h, output.w])} positions a scale and a shift of its own. Are two positions of one map treated differently?`,
    ),
    slip(
      norm / 2,
      "scale-only",
      "The shift forgotten",
      "One number for each map sets how widely its values spread. What sets where their middle lies?",
    ),
  ];
}

/** Convolution and normalisation together, commonest slip first. */
export function bothSlips(drawn: Drawn): readonly Slip<number>[] {
  const { layer, norm, total } = drawn;
  const { parameters, filters, output } = convCounts(layer);
  return [
    { value: total + norm, misconception: storedCounted },
    { value: total + filters, misconception: convBiasKept },
    { value: total - norm + norm / filters, misconception: onePair },
    slip(
      parameters + norm * output.h * output.w,
      "per-pixel",
      "A scale and shift at every position",
      `This gives each of the ${size([output.h, output.w])} positions a scale and a shift of its own. Are two positions of one map treated differently?`,
    ),
    slip(
      parameters,
      "norm-forgotten",
      "The normalisation left out",
      "The weights of the convolution are right. What does the normalisation do after it has divided by the standard deviation?",
    ),
    slip(
      parameters + 2 * layer.input.c,
      "input-normalised",
      "Input channels normalised instead of maps",
      `You gave a scale and a shift to each of the ${plural(layer.input.c, "input channel")}. Which maps are normalised: those that go into the convolution, or those that come out?`,
    ),
    { value: total - parameters + convCounts(altered(layer, { c: 1 })).parameters, misconception: flatFilter(layer) },
  ];
}

/** From the total back to the filters: what each of them is taken to bring; commonest slip first. */
export function filterSlips({ layer, norm, total }: Drawn): readonly Slip<number>[] {
  const { filterWeights, filters, depth } = convCounts(layer);
  const share = norm / filters;
  return [
    { value: Math.round(total / (filterWeights + 2 * share)), misconception: storedCounted },
    { value: Math.round(total / (filterWeights + share + 1)), misconception: convBiasKept },
    slip(
      Math.round(total / filterWeights),
      "norm-forgotten",
      "The normalisation left out",
      "You divided the total by the weights of a filter alone. What else is trained for each map, after the convolution?",
    ),
    slip(
      Math.round(total / (filterWeights + 1)),
      "scale-only",
      "One number of the normalisation left out",
      "You gave each filter one number besides its weights. How many are trained for each map in a normalisation?",
    ),
    { value: Math.round((total - share) / filterWeights), misconception: onePair },
    slip(
      filters * depth,
      "slices-for-filters",
      "Slices counted, not filters",
      `This counts every slice as a filter. How many slices make one filter over an input of ${plural(depth, "channel")}?`,
    ),
    slip(
      filterWeights + share,
      "share-for-filters",
      "The share of one filter",
      "That is what one filter and its normalisation have. How many times does it fit into the total?",
    ),
  ];
}
