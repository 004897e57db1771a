import { thousands } from "#nn/format.ts";
import { tex, type Tex, texBlock } from "#nn/tex.ts";
import { plural, size } from "#quiz/build.ts";
import type { Misconception } from "#quiz/question.ts";
import { misconception, type Slip } from "#quiz/slips.ts";
import { altered, type ConvCase, convCounts } from "./conv-case.ts";

/*
 * The ways in which students miscount the parameters of a convolutional layer. Each wrong number is
 * the network model's count for the layer that the misconception takes this one for.
 */

const parameters = (layer: ConvCase): number => convCounts(layer).parameters;

/** Filters with one channel: drawings of a filter often show only its front. */
export function flatFilter({ input, spec }: ConvCase): Misconception {
  return {
    id: "flat-filter",
    name: "A filter one channel deep",
    feedback: [
      `${size(spec.kernel)} counts only one slice of the filter. At each position the filter spans all ${thousands(input.c)} input channels, with a slice of weights for each.`,
    ],
  };
}

/** The number of filters, where their weights are asked for. */
export function countedFilters({ spec }: ConvCase): Misconception {
  return {
    id: "counted-filters",
    name: "Filters counted, not their weights",
    feedback: [
      `${thousands(spec.channels)} is the number of filters in the layer. It does not tell you how many weights each filter has.`,
    ],
  };
}

/** All filters of the bank, each one channel deep. */
export function flatBank({ input, spec }: ConvCase): Misconception {
  return {
    id: "flat-bank",
    name: "The whole bank, one channel deep",
    feedback: [
      `This multiplies one ${size(spec.kernel)} slice by the ${plural(spec.channels, "filter")}. The question is about a single filter, which spans all ${plural(input.c, "input channel")}.`,
    ],
  };
}

/** All filters, where one is asked for. */
export function wholeBank({ spec }: ConvCase): Misconception {
  return {
    id: "whole-bank",
    name: "The whole bank instead of one filter",
    feedback: [
      `These are the weights of all ${plural(spec.channels, "filter")} together. The question asks about one of them.`,
    ],
  };
}

/** One filter, where the layer is asked for. */
export function oneFilter({ spec }: ConvCase): Misconception {
  return {
    id: "one-filter",
    name: "One filter instead of the bank",
    feedback: [
      `That is the count for a single filter. Each of the ${plural(spec.channels, "output map")} has its own filter.`,
    ],
  };
}

/** Biases left out though the layer has them. */
export const noBias: Misconception = {
  id: "no-bias",
  name: "Biases left out",
  feedback: [
    "The weights are correct. This layer also adds a trainable bias to each output map, and biases are parameters too.",
  ],
};

/** Biases counted though the layer has none. */
export const extraBias: Misconception = {
  id: "extra-bias",
  name: "Biases counted where there are none",
  feedback: ["The weights are correct, but you added biases. Only weights count here."],
};

/** One bias shared by the whole layer. */
export function sharedBias({ spec }: ConvCase): Misconception {
  return {
    id: "shared-bias",
    name: "One bias for the whole layer",
    feedback: [
      `Each output map has its own bias, and there are ${thousands(spec.channels)} of them; the maps do not share one.`,
    ],
  };
}

/** A bias in every slice of a filter. */
export function biasPerSlice({ input }: ConvCase): Misconception {
  return {
    id: "bias-per-slice",
    name: "A bias for every slice of a filter",
    feedback: [
      `The products of a filter’s ${plural(input.c, "slice")} are summed first, and then a single bias is added: one per filter, whatever its depth.`,
    ],
  };
}

/** The side of the kernel instead of its area. */
export function oneSide({ spec }: ConvCase): Misconception {
  return {
    id: "one-side",
    name: "The kernel’s height without its width",
    feedback: [`A ${size(spec.kernel)} kernel has a weight at every position of its area, not just along one side.`],
  };
}

/** New weights at every position, as in a locally connected layer. */
export function noSharing(layer: ConvCase): Misconception {
  const { output } = convCounts(layer);
  return {
    id: "no-sharing",
    name: "New weights at every position",
    feedback: [
      `Multiplying by the ${size([output.h, output.w])} positions would be right for a locally connected layer. A convolution uses the same weights at every position, so the size of the image does not matter.`,
    ],
  };
}

/** A bias beside every weight. */
export function biasPerWeight({ spec }: ConvCase): Misconception {
  return {
    id: "bias-per-weight",
    name: "A bias for every weight of a slice",
    feedback: [
      `The bias is not added to each product under the ${size(spec.kernel)} kernel. At which point of the sum is it added, and how often?`,
    ],
  };
}

/** A bias at every place of every map. */
export const biasPerPixel: Misconception = {
  id: "bias-per-pixel",
  name: "A bias at every position",
  feedback: [
    "Untied biases, one for every output value, would need that many. This layer has one bias for each map: the same at all its positions.",
  ],
};

/** A layer that joins every pixel to every output. */
export const imageIn: Misconception = {
  id: "image-in",
  name: "The size of the image counted",
  feedback: [
    "The height and width of the image determine at how many positions the filters are applied. One pixel further on, which weights does a filter use?",
  ],
};

/** Fewer places taken for fewer weights. */
export const strideDivides: Misconception = {
  id: "stride-divides",
  name: "Weights divided by the stride",
  feedback: [
    "With a stride, the filters are applied at fewer positions. Does a filter lose weights because it is used less often?",
  ],
};

/** Typical mistakes when asked for the weights of one filter, commonest first. */
export function filterMisses(layer: ConvCase): readonly Slip<number>[] {
  const counts = convCounts(layer);
  const { input } = layer;
  const flat = altered(layer, { c: 1 }, { bias: false, groups: 1 });
  const oneColumn = altered(layer, {}, { kernel: [layer.spec.kernel[0], 1] });
  return [
    { value: convCounts(flat).filterWeights, misconception: flatFilter(layer) },
    { value: counts.filters, misconception: countedFilters(layer) },
    { value: parameters(flat), misconception: flatBank(layer) },
    { value: parameters(altered(layer, {}, { bias: false })), misconception: wholeBank(layer) },
    { value: convCounts(oneColumn).filterWeights, misconception: oneSide(layer) },
    { value: input.c * input.h * input.w, misconception: wholeImage(layer) },
    layer.spec.bias
      ? { value: counts.filterWeights, misconception: noBias }
      : { value: counts.filterWeights + 1, misconception: extraBias },
  ];
}

/** As many weights as the image has values. */
export function wholeImage({ input }: ConvCase): Misconception {
  return {
    id: "whole-image",
    name: "The whole image counted",
    feedback: [
      `That is how many values the input has: ${input.h} × ${input.w} × ${thousands(input.c)}. A filter is smaller than the input that it slides over.`,
    ],
  };
}

function biasMisses(layer: ConvCase): readonly Slip<number>[] {
  const weights = parameters(altered(layer, {}, { bias: false }));
  const biases = parameters(altered(layer, {}, { bias: true })) - weights;
  if (!layer.spec.bias) return [{ value: weights + biases, misconception: extraBias }];
  const { output } = convCounts(layer);
  const area = layer.spec.kernel[0] * layer.spec.kernel[1];
  return [
    { value: weights, misconception: noBias },
    { value: weights + biases / layer.spec.channels, misconception: sharedBias(layer) },
    { value: weights + biases * layer.input.c, misconception: biasPerSlice(layer) },
    { value: weights + biases * area, misconception: biasPerWeight(layer) },
    { value: weights + biases * output.h * output.w, misconception: biasPerPixel },
  ];
}

/** The most documented wrong count of all: channels and biases are forgotten together. */
function flatNoBias({ spec }: ConvCase): Misconception {
  return misconception(
    "flat-no-bias",
    "A filter one channel deep, and no biases",
    `Two things are missing. ${size(spec.kernel)} is one slice of a filter: how many slices does it have? And what does each filter add after its products are summed?`,
  );
}

function flatShared({ spec }: ConvCase): Misconception {
  return misconception(
    "flat-shared",
    "A filter one channel deep, and one bias for the layer",
    `Two things are missing. ${size(spec.kernel)} is one slice of a filter: how many slices does it have? And is there one bias for the layer, or one for each of its maps?`,
  );
}

function flatExtraBias({ spec }: ConvCase): Misconception {
  return misconception(
    "flat-extra-bias",
    "A filter one channel deep, with a bias it does not have",
    `${size(spec.kernel)} is one slice of a filter: how many slices does it have? And there are no biases in this layer.`,
  );
}

/** Typical mistakes when asked for all parameters of a layer, with or without biases, commonest first. */
export function layerMisses(layer: ConvCase): readonly Slip<number>[] {
  const { output, parameters: all } = convCounts(layer);
  const { bias, kernel, channels, stride } = layer.spec;
  const flat = altered(layer, { c: 1 });
  const flatWeights = parameters(altered(flat, {}, { bias: false }));
  const ofBoth: readonly Slip<number>[] = bias
    ? [
        { value: flatWeights, misconception: flatNoBias(layer) },
        { value: flatWeights + 1, misconception: flatShared(layer) },
      ]
    : [{ value: parameters(altered(flat, {}, { bias: true })), misconception: flatExtraBias(layer) }];
  const ofStride: readonly Slip<number>[] =
    stride[0] > 1 ? [{ value: all / (stride[0] * stride[1]), misconception: strideDivides }] : [];
  return [
    { value: parameters(flat), misconception: flatFilter(layer) },
    ...ofBoth,
    { value: parameters(altered(layer, {}, { channels: 1 })), misconception: oneFilter(layer) },
    { value: parameters(altered(layer, {}, { kernel: [kernel[0], 1] })), misconception: oneSide(layer) },
    ...biasMisses(layer),
    { value: all * output.h * output.w, misconception: noSharing(layer) },
    {
      value: layer.input.h * layer.input.w * (all - (bias ? channels : 0)) + (bias ? channels : 0),
      misconception: imageIn,
    },
    ...ofStride,
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
