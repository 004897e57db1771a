/** Slips on the way back: from the parameters of a layer to its filters, channels or kernel. */
import { thousands } from "#nn/format.ts";
import { plural, size } from "#quiz/build.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "../../conv-case.ts";

/** Parameters of the filter's front alone, as in a layer that sees one channel. */
function face(layer: ConvCase): number {
  const { parameters, filters } = convCounts(altered(layer, { c: 1 }));
  return parameters / filters;
}

/** From the parameters to the number of filters. */
export function filterCountSlips(layer: ConvCase): readonly Slip<number>[] {
  const { parameters, filterWeights, filters, depth } = convCounts(layer);
  const kernel = size(layer.spec.kernel);
  const flat = (value: number): Slip<number> =>
    slip(
      value,
      "flat-filter",
      "A filter one channel deep",
      `Divided by the weights of a ${kernel} slice, the total gives the number of slices. How many slices make one filter here?`,
    );
  const withoutBias = Math.floor(parameters / filterWeights);
  return [
    slip(
      filters * depth,
      "slices-for-filters",
      "Slices counted, not filters",
      `This counts every slice as a filter. Are the results of a filter’s ${plural(depth, "slice")} kept apart, or added up?`,
    ),
    slip(
      depth,
      "filter-per-input-channel",
      "One filter for each input channel",
      "The number of input channels determines how deep a filter is. How many filters there are can be chosen freely.",
    ),
    slip(
      filterWeights,
      "weights-for-filters",
      "Weights counted, not filters",
      "That is the number of weights in one filter. How many times does one filter fit into the total?",
    ),
    flat(Math.floor(parameters / face(layer))),
    flat(Math.round(parameters / convCounts(altered(layer, { c: 1 })).filterWeights)),
    ...(layer.spec.bias && withoutBias !== filters
      ? [
          slip(
            withoutBias,
            "bias-forgotten",
            "The bias of each filter forgotten",
            "Weights are not all that a filter has. What else does each filter add to the total?",
          ),
        ]
      : []),
  ];
}

/** From the parameters to the number of input channels. */
export function channelSlips(layer: ConvCase): readonly Slip<number>[] {
  const { parameters, filterWeights, filters, depth } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  const area = m * n;
  const ceiling = Math.ceil(parameters / (filters * area));
  return [
    slip(
      filters * depth,
      "slices-for-channels",
      "All slices of the bank counted",
      `There are that many ${size([m, n])} slices in the whole bank. How many of them belong to a single filter?`,
    ),
    slip(
      filterWeights,
      "weights-for-channels",
      "Weights of a filter counted",
      "That is how many weights one filter has. They form slices, one for each channel: how many slices is that?",
    ),
    slip(
      filters,
      "filters-for-channels",
      "Filters counted, not channels",
      `${thousands(filters)} filters give ${thousands(filters)} output maps. The input channels are what each filter looks at.`,
    ),
    slip(
      depth * n,
      "one-side",
      "The kernel’s height without its width",
      `A slice has a weight at every position of its area. You divided by one side of the ${size([m, n])} kernel.`,
    ),
    ...(ceiling === depth
      ? []
      : [
          slip(
            ceiling,
            "bias-rounded-up",
            "The biases rounded up to a channel",
            "The division leaves a remainder. Which part of the total does not come from weights, and how large is it?",
          ),
        ]),
  ];
}

/** From the parameters to the side of a square kernel. */
export function kernelSlips(layer: ConvCase): readonly Slip<number>[] {
  const { parameters, filterWeights, filters, depth } = convCounts(layer);
  const side = layer.spec.kernel[0];
  return [
    slip(
      Math.round(Math.sqrt(filterWeights)),
      "flat-filter",
      "A filter one channel deep",
      `One filter’s weights are spread over all ${plural(depth, "input channel")}. How many of them lie in one slice?`,
    ),
    slip(
      side * side,
      "area-for-side",
      "The area taken for the side",
      "That many weights lie in one slice. A square with that many cells is how wide?",
    ),
    slip(
      filterWeights,
      "weights-for-side",
      "Weights of a filter counted",
      "That is how many weights one filter has. How are they laid out: how deep, and how wide?",
    ),
    slip(
      Math.round(Math.sqrt(parameters / depth)),
      "one-filter",
      "One filter instead of the bank",
      `The total belongs to all ${plural(filters, "filter")}. What is left for one of them?`,
    ),
    slip(
      Math.round(parameters / (filters * depth * 2)),
      "halved",
      "Halved instead of taking the root",
      "Height times width makes an area. Halving an area does not give its side.",
    ),
  ];
}
