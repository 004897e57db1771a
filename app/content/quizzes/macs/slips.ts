/** The wrong numbers of multiply-accumulates, commonest first. */
import { plural, size } from "#quiz/build.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "../../conv-case.ts";
import { factorsOf, ratio } from "./layer.ts";

const macs = (layer: ConvCase): number => convCounts(layer).macs;

function strideSlips(layer: ConvCase): readonly Slip<number>[] {
  const { stride } = layer.spec;
  if (stride[0] === 1) return [];
  return [
    slip(
      macs(altered(layer, {}, { stride: [stride[0], 1] })),
      "one-axis",
      "Stride counted along one axis",
      "A filter that moves on by one pixel to the right, and by more only downwards, is laid on at that many places. Along how many axes does it skip places here?",
    ),
  ];
}

/** Wrong counts for one layer. */
export function countSlips(layer: ConvCase): readonly Slip<number>[] {
  const { filters, filterWeights, output } = convCounts(layer);
  const { input, spec } = layer;
  const places = output.h * output.w;
  return [
    slip(
      2 * macs(layer),
      "operations",
      "Multiplications and additions counted singly",
      "That is the number of operations, and many tools print it. Here a product and its addition are one step: how many such steps are there?",
    ),
    slip(
      input.h * input.w * filters * filterWeights,
      "input-positions",
      "Places of the input counted",
      `At each of the input’s ${size([input.h, input.w])} pixels a sum would be made. At how many places is a filter really laid on?`,
    ),
    ...strideSlips(layer),
    slip(
      filters * filterWeights,
      "weights-only",
      "Each weight used once",
      "That is how many weights the layer has. At how many places is each of them used?",
    ),
    ...(spec.bias
      ? [
          slip(
            macs(layer) + places * filters,
            "bias-counted",
            "Biases counted as multiply-accumulates",
            "A bias is added at each place, but nothing is multiplied for it, and the question leaves it out. Which steps have a product?",
          ),
        ]
      : []),
    slip(
      macs(altered(layer, { c: 1 })),
      "flat-filter",
      "A filter one channel deep",
      `For an input of one channel that is right. Over how many numbers does a filter sum at one place, with ${plural(input.c, "channel")}?`,
    ),
    slip(
      macs(altered(layer, {}, { channels: 1 })),
      "one-map",
      "One map counted",
      "That is what one filter costs. How many maps does the layer make?",
    ),
    slip(
      macs(layer) / output.h,
      "one-row",
      "One row of each map counted",
      "That makes one row of every map. How many rows has a map?",
    ),
    slip(
      input.h * input.w * input.c * places * filters,
      "dense",
      "Every input joined to every output",
      "A dense layer with as many inputs and outputs takes that many. How many inputs does one value of a convolution’s output read?",
    ),
  ];
}

/** Wrong factors between two layers. */
export function factorSlips(layer: ConvCase, smaller: ConvCase): readonly Slip<number>[] {
  const { side, channels, filters } = factorsOf(layer, smaller);
  const { input, spec } = smaller;
  const isEven = side === channels && channels === filters;
  return [
    slip(
      ratio(layer, altered(smaller, { w: layer.input.w })),
      "one-axis",
      "One axis of the image counted",
      "That would be right if the image had become less high, but stayed as wide. In how many directions does it shrink?",
    ),
    slip(
      ratio(layer, altered(smaller, { c: layer.input.c })),
      "depth-forgotten",
      "Depth of the filters left out",
      "That would be right if the input kept its channels. What does each filter gain from having fewer of them to sum over?",
    ),
    slip(
      ratio(layer, altered(smaller, {}, { channels: spec.channels * filters })),
      "filters-forgotten",
      "Number of filters left out",
      "That would be right for as many output maps as before. How many maps have to be made now?",
    ),
    slip(
      ratio(layer, altered(layer, { h: input.h, w: input.w })),
      "places-only",
      "Places alone counted",
      "That many times fewer places are left. Does each place still cost as much as it did?",
    ),
    slip(
      ratio(layer, altered(layer, { c: input.c }, { channels: spec.channels })),
      "weights-only",
      "Weights alone counted",
      "That many times fewer weights are left. At how many places is each of them used, before and now?",
    ),
    slip(
      side + channels + filters,
      "added",
      "Factors added",
      "Each change saves its share of what the others left. Do shares of shares add up, or multiply?",
    ),
    ...(isEven
      ? [
          slip(
            side,
            "once",
            "One factor for all changes",
            "One of the changes alone saves that much. How many numbers in the rule have changed, and which of them counts twice?",
          ),
        ]
      : []),
  ];
}
