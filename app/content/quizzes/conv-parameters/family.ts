import { thousands } from "#nn/format.ts";
import { texBlock } from "#nn/tex.ts";
import { plural, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { QuizQuestion } from "#quiz/family.ts";
import type { RichText } from "#quiz/question.ts";
import type { Slip } from "#quiz/slips.ts";
import { type ConvCase, convArchitecture, convCounts, convFigure } from "../../conv-case.ts";
import { layerMisses, parameterTex } from "../../conv-misconceptions.ts";
import { card } from "./card.ts";
import { channelSlips, filterCountSlips, kernelSlips } from "./inverse.ts";
import { type Asked, concealedOf, correctOf, draw, type Drawn, promptOf } from "./layer.ts";

const SLIPS: Readonly<Record<Asked, (layer: ConvCase) => readonly Slip<number>[]>> = {
  parameters: layerMisses,
  filters: filterCountSlips,
  channels: channelSlips,
  kernel: kernelSlips,
};

const UNITS: Readonly<Record<Asked, string>> = {
  parameters: "parameters",
  filters: "filters",
  channels: "channels",
  kernel: "pixels",
};

function praise({ layer, asked }: Drawn): RichText {
  const { filterWeights, filters, depth } = convCounts(layer);
  const one = `${size(layer.spec.kernel)} × ${thousands(depth)} = ${plural(filterWeights, "weight")}`;
  const each = layer.spec.bias ? `${one}, and a bias` : one;
  if (asked === "parameters") return [`${plural(filters, "filter")}, each with ${each}.`];
  return [`One filter has ${each}; ${plural(filters, "filter")} have all the parameters of the layer.`];
}

function hintsOf({ layer, asked }: Drawn): QuizQuestion["hints"] {
  const { depth, filters, filterWeights } = convCounts(layer);
  const block = `${size(layer.spec.kernel)} × ${thousands(depth)}`;
  const bias = layer.spec.bias ? ", and one bias" : "";
  switch (asked) {
    case "parameters":
      return [
        ["How deep is one filter? At each position it spans every channel of its input."],
        [
          `One filter has ${block} weights${bias}. The layer has ${plural(filters, "such filter")}; neither stride nor image size matters.`,
        ],
      ];
    case "filters":
      return [
        ["Find the number of parameters of a single filter. The layer consists of nothing but such filters."],
        [`One filter has ${block} weights${bias}. How many times does that fit into the total?`],
      ];
    case "channels":
      return [
        ["Find the number of parameters of a single filter. How are its weights spread over the channels?"],
        [`Each filter has ${plural(filterWeights, "weight")}${bias}, in slices of ${size(layer.spec.kernel)}.`],
      ];
    case "kernel":
      return [
        ["Find the number of parameters of a single filter, then that of one of its slices."],
        [`Each filter has ${plural(filterWeights, "weight")}${bias}, spread over ${plural(depth, "channel")}.`],
      ];
  }
}

function stepsOf({ layer, asked }: Drawn): readonly RichText[] {
  const { filterWeights, filters, depth, parameters } = convCounts(layer);
  const { kernel, bias } = layer.spec;
  const [m, n] = kernel;
  const rule: RichText = bias
    ? [texBlock`C^{(l+1)} (M \times N \times C^{(l)} + 1)`]
    : [texBlock`C^{(l+1)} \times M \times N \times C^{(l)}`];
  const perFilter = parameters / filters;
  const biasGone: readonly RichText[] = bias
    ? [["One of them is its bias:"], [texBlock`${perFilter} - 1 = ${filterWeights}`]]
    : [["There are no biases, so all of them are weights."]];
  switch (asked) {
    case "parameters":
      return [
        ["A filter has a weight for each position of its extent in each input channel:"],
        [texBlock`M \times N \times C^{(l)} = ${m} \times ${n} \times ${depth} = ${filterWeights}`],
        [
          bias
            ? "The layer has a filter, with a bias, for each output map:"
            : "The layer has a filter for each output map:",
        ],
        rule,
        [parameterTex(layer)],
      ];
    case "filters":
      return [
        ["The parameters of the layer are"],
        rule,
        ["One filter has:"],
        [
          bias
            ? texBlock`${m} \times ${n} \times ${depth} + 1 = ${perFilter}`
            : texBlock`${m} \times ${n} \times ${depth} = ${perFilter}`,
        ],
        ["The layer consists of such filters:"],
        [texBlock`${parameters} \div ${perFilter} = ${filters}`],
      ];
    case "channels":
      return [
        ["The parameters of the layer are"],
        rule,
        ["One filter has its share of them:"],
        [texBlock`${parameters} \div ${filters} = ${perFilter}`],
        ...biasGone,
        ["They form slices, one for each input channel:"],
        [texBlock`${filterWeights} \div (${m} \times ${n}) = ${depth}`],
      ];
    case "kernel":
      return [
        ["The parameters of the layer are"],
        rule,
        ["One filter has its share of them:"],
        [texBlock`${parameters} \div ${filters} = ${perFilter}`],
        ...biasGone,
        ["Each input channel has a slice of the filter:"],
        [texBlock`${filterWeights} \div ${depth} = ${m * n}`],
        ["The slice is square:"],
        [texBlock`\sqrt{${m * n}} = ${m}`],
      ];
  }
}

function solutionOf(drawn: Drawn): Solution {
  const { layer, asked } = drawn;
  const { filters, depth, parameters } = convCounts(layer);
  const back: RichText =
    asked === "parameters"
      ? ["count one filter in the drawing, slice by slice; the lab shows the same total beside the layer."]
      : [
          `substituting back, ${plural(filters, "filter")} of ${size(layer.spec.kernel)} × ${thousands(depth)}${layer.spec.bias ? " with a bias each" : ""} make ${thousands(parameters)} parameters.`,
        ];
  return {
    steps: stepsOf(drawn),
    without: [
      layer.spec.stride[0] > 1
        ? "Neither stride nor image size matters: they determine at how many positions the filters are applied, with the same weights at each."
        : "The size of the image does not matter: it determines at how many positions the filters are applied, with the same weights at each.",
    ],
    check: back,
  };
}

/** Weights and biases of a convolutional layer; turned round, what they are the parameters of. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: correctOf(drawn),
    slips: SLIPS[drawn.asked](drawn.layer),
    unit: UNITS[drawn.asked],
    praise: praise(drawn),
  }),
  text(drawn) {
    const { layer } = drawn;
    const { hidden, note } = concealedOf(drawn);
    return {
      prompt: [promptOf(drawn, convCounts(layer).parameters)],
      figure: convFigure(layer, hidden, { notes: [note] }),
      hints: hintsOf(drawn),
      solution: solutionOf(drawn),
      lab: convArchitecture(`Quiz: conv ${size(layer.spec.kernel)}, ${plural(layer.spec.channels, "filter")}`, layer),
    };
  },
});
