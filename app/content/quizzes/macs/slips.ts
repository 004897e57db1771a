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
      "That is the count for a filter that moves to the right pixel by pixel, and by the stride only downwards. Along how many axes does it skip positions here?",
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
      "Multiplications and additions counted separately",
      "That is the number of operations, which many tools print. Here a multiplication and its addition are one step: how many such steps are there?",
    ),
    slip(
      input.h * input.w * filters * filterWeights,
      "input-positions",
      "Positions of the input counted",
      `That computes a sum at each of the input’s ${size([input.h, input.w])} pixels. At how many positions is a filter really applied?`,
    ),
    ...strideSlips(layer),
    slip(
      filters * filterWeights,
      "weights-only",
      "Each weight used once",
      "That is how many weights the layer has. At how many positions is each of them used?",
    ),
    ...(spec.bias
      ? [
          slip(
            macs(layer) + places * filters,
            "bias-counted",
            "Biases counted as multiply-accumulates",
            "A bias is added at each position, but nothing is multiplied for it, and the question leaves it out. Which steps contain a multiplication?",
          ),
        ]
      : []),
    slip(
      macs(altered(layer, { c: 1 })),
      "flat-filter",
      "A filter one channel deep",
      `For an input of one channel that is right. Over how many numbers does a filter sum at one position, with ${plural(input.c, "channel")}?`,
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
      "That is the cost of one row of every map. How many rows does a map have?",
    ),
    slip(
      input.h * input.w * input.c * places * filters,
      "dense",
      "Every input connected to every output",
      "A dense layer with the same inputs and outputs would take that many. How many inputs does one output value of a convolution read?",
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
      "That would be right if the image had only become lower and stayed as wide. In how many directions does it shrink?",
    ),
    slip(
      ratio(layer, altered(smaller, { c: layer.input.c })),
      "depth-forgotten",
      "Depth of the filters left out",
      "That would be right if the input kept its channels. What does each filter save by having fewer of them to sum over?",
    ),
    slip(
      ratio(layer, altered(smaller, {}, { channels: spec.channels * filters })),
      "filters-forgotten",
      "Number of filters left out",
      "That would be right for as many output maps as before. How many maps have to be computed now?",
    ),
    slip(
      ratio(layer, altered(layer, { h: input.h, w: input.w })),
      "places-only",
      "Only the positions counted",
      "That is how many times fewer positions are left. Does each position still cost as much as before?",
    ),
    slip(
      ratio(layer, altered(layer, { c: input.c }, { channels: spec.channels })),
      "weights-only",
      "Only the weights counted",
      "That is how many times fewer weights are left. At how many positions is each of them used, before and now?",
    ),
    slip(
      side + channels + filters,
      "added",
      "Factors added",
      "Each change shrinks what the others have left. Do such factors add up, or multiply?",
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
