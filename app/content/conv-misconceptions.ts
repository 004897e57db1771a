import { thousands } from "#nn/format.ts";
import { tex, type Tex, texBlock } from "#nn/tex.ts";
import { plural, size } from "#quiz/build.ts";
import type { Misconception, NearMiss } from "#quiz/question.ts";
import { altered, type ConvCase, convCounts } from "./conv-case.ts";

/*
 * The ways in which the parameters of a convolutional layer are miscounted. Each wrong number is
 * what the network model counts for the layer that the misconception takes this one for.
 */

const parameters = (layer: ConvCase): number => convCounts(layer).parameters;

/** Filters of one channel: a picture of a filter shows only its face. */
export function flatFilter({ input, spec }: ConvCase): Misconception {
  return {
    id: "flat-filter",
    name: "A filter one channel deep",
    feedback: [
      `${size(spec.kernel)} is only the face of a filter. At each place the filter weighs all ${thousands(input.c)} channels of its input, with a slice of weights for each.`,
    ],
  };
}

/** The number of filters, where their weights are asked for. */
export function countedFilters({ spec }: ConvCase): Misconception {
  return {
    id: "counted-filters",
    name: "Filters counted, not their weights",
    feedback: [
      `${thousands(spec.channels)} is how many filters the layer has. It says nothing of how many weights one of them holds.`,
    ],
  };
}

/** All filters of the bank, and each of them flat. */
export function flatBank({ input, spec }: ConvCase): Misconception {
  return {
    id: "flat-bank",
    name: "The whole bank, one channel deep",
    feedback: [
      `This multiplies the face of a filter, ${size(spec.kernel)}, by the ${plural(spec.channels, "filter")}. The question is about one filter, and that one reaches through all ${plural(input.c, "input channel")}.`,
    ],
  };
}

/** All filters, where one is asked for. */
export function wholeBank({ spec }: ConvCase): Misconception {
  return {
    id: "whole-bank",
    name: "The whole bank instead of one filter",
    feedback: [`These are the weights of all ${plural(spec.channels, "filter")} together. Look at one of them.`],
  };
}

/** One filter, where the layer is asked for. */
export function oneFilter({ spec }: ConvCase): Misconception {
  return {
    id: "one-filter",
    name: "One filter instead of the bank",
    feedback: [
      `That is what a single filter holds. Each of the ${plural(spec.channels, "output map")} has a filter of its own.`,
    ],
  };
}

/** Biases left out though the layer has them. */
export const noBias: Misconception = {
  id: "no-bias",
  name: "Biases left out",
  feedback: [
    "The weights are right. This layer also adds a trainable constant to each output map, and those count too.",
  ],
};

/** Biases counted though the layer has none. */
export const extraBias: Misconception = {
  id: "extra-bias",
  name: "Biases that are not there",
  feedback: ["The weights are right, but biases have been added to them. Here only weights are counted."],
};

/** One bias shared by the whole layer. */
export function sharedBias({ spec }: ConvCase): Misconception {
  return {
    id: "shared-bias",
    name: "One bias for the whole layer",
    feedback: [
      `A bias belongs to an output map, not to the layer: each of the ${thousands(spec.channels)} maps has its own.`,
    ],
  };
}

/** A bias in every slice of a filter. */
export function biasPerSlice({ input }: ConvCase): Misconception {
  return {
    id: "bias-per-slice",
    name: "A bias for every slice of a filter",
    feedback: [
      `The ${plural(input.c, "slice")} of a filter are added up into one number, and only then is a bias added: one a filter, however deep it is.`,
    ],
  };
}

/** The side of the kernel instead of its area. */
export function oneSide({ spec }: ConvCase): Misconception {
  return {
    id: "one-side",
    name: "The kernel's height without its width",
    feedback: [`A ${size(spec.kernel)} kernel has a weight for each pixel of its area, not only along one side.`],
  };
}

/** New weights at every position, as in a locally connected layer. */
export function noSharing(layer: ConvCase): Misconception {
  const { output } = convCounts(layer);
  return {
    id: "no-sharing",
    name: "New weights at every position",
    feedback: [
      `Multiplying by the ${size([output.h, output.w])} positions describes a locally connected layer. A convolution slides the same weights over all of them, so the size of the image does not matter.`,
    ],
  };
}

/** What goes wrong when the weights of one filter are asked for. */
export function filterMisses(layer: ConvCase): readonly NearMiss[] {
  const counts = convCounts(layer);
  const flat = altered(layer, { c: 1 }, { bias: false });
  const oneColumn = altered(layer, {}, { kernel: [layer.spec.kernel[0], 1] });
  const single = altered(layer, {}, { channels: 1, bias: true });
  return [
    { value: convCounts(flat).filterWeights, misconception: flatFilter(layer) },
    { value: counts.filters, misconception: countedFilters(layer) },
    { value: parameters(flat), misconception: flatBank(layer) },
    { value: parameters(altered(layer, {}, { bias: false })), misconception: wholeBank(layer) },
    { value: convCounts(oneColumn).filterWeights, misconception: oneSide(layer) },
    { value: parameters(single), misconception: extraBias },
  ];
}

/** What goes wrong when all parameters of a layer are asked for, with biases or without. */
export function layerMisses(layer: ConvCase): readonly NearMiss[] {
  const { output, parameters: all } = convCounts(layer);
  const { bias, kernel } = layer.spec;
  const weights = parameters(altered(layer, {}, { bias: false }));
  const biases = parameters(altered(layer, {}, { bias: true })) - weights;
  const ofBiases: readonly NearMiss[] = bias
    ? [
        { value: weights, misconception: noBias },
        { value: weights + biases / layer.spec.channels, misconception: sharedBias(layer) },
        { value: weights + biases * layer.input.c, misconception: biasPerSlice(layer) },
      ]
    : [{ value: weights + biases, misconception: extraBias }];
  return [
    { value: parameters(altered(layer, { c: 1 })), misconception: flatFilter(layer) },
    { value: parameters(altered(layer, {}, { channels: 1 })), misconception: oneFilter(layer) },
    { value: parameters(altered(layer, {}, { kernel: [kernel[0], 1] })), misconception: oneSide(layer) },
    ...ofBiases,
    { value: all * output.h * output.w, misconception: noSharing(layer) },
  ];
}

/** `16 × (5 × 5 × 8 + 1) = 3216` with the numbers of this layer. */
export function parameterTex(layer: ConvCase): Tex {
  const { depth, parameters: total } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  const one = tex`${m} \times ${n} \times ${depth}`;
  const filter = layer.spec.bias ? tex`(${one} + 1)` : one;
  return texBlock`${layer.spec.channels} \times ${filter} = ${total}`;
}
