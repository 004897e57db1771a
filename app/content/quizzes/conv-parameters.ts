import { thousands } from "#nn/format.ts";
import { createRandom, type Random } from "#nn/random.ts";
import type { Pair } from "#nn/types.ts";
import { distinctMisses, numberChoice, pick, plural, size, texNumber } from "#quiz/build.ts";
import type { Level, QuizFamily, QuizQuestion } from "#quiz/family.ts";
import type { Answer, NearMiss, RichText } from "#quiz/question.ts";
import { altered, type ConvCase, convArchitecture, convCase, convCounts, convFigure } from "../conv-case.ts";
import { filterMisses, layerMisses, parameterTex } from "../conv-misconceptions.ts";

/** What the question asks for. */
type Asked = "filter" | "weights" | "parameters" | "filters";

const CHANNELS = [3, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64] as const;
const FILTERS = [4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128] as const;
const SIZES = [14, 16, 20, 24, 28, 32, 48, 56, 64] as const;
const SQUARES = [3, 5, 7] as const;
const OBLONGS: readonly [Pair, ...Pair[]] = [
  [1, 3],
  [3, 1],
  [3, 5],
  [5, 3],
  [1, 7],
  [7, 3],
];

function drawLayer(asked: Asked, level: Level, random: Random): ConvCase {
  const side = pick(SIZES, random);
  const square = pick(SQUARES, random);
  const oblong = pick(OBLONGS, random);
  const kernel: Pair = level > 1 && random.next() < 0.5 ? oblong : [square, square];
  const input = { c: pick(CHANNELS, random), h: side, w: side };
  const stride = level > 1 && random.next() < 0.4 ? 2 : 1;
  return convCase(input, {
    channels: pick(FILTERS, random),
    kernel,
    stride: [stride, stride],
    bias: asked === "parameters" || (asked === "filters" && random.next() < 0.7),
  });
}

function setting({ input, spec }: ConvCase, asked: Asked): string {
  const bank =
    asked === "filters"
      ? `a bank of ${size(spec.kernel)} filters`
      : `${thousands(spec.channels)} filters of ${size(spec.kernel)}`;
  const stride = spec.stride[0] > 1 ? ` with stride ${spec.stride[0]}` : "";
  return `A convolutional layer slides ${bank}${stride} over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each.`;
}

function ask(layer: ConvCase, asked: Asked): string {
  const { parameters } = convCounts(layer);
  switch (asked) {
    case "filter":
      return "How many weights does one filter have, not counting biases?";
    case "weights":
      return "It has no biases. How many parameters does the layer have?";
    case "parameters":
      return "Each filter has a bias. How many parameters does the layer have?";
    case "filters":
      return `It has ${thousands(parameters)} parameters, ${layer.spec.bias ? "a bias for each filter included" : "all of them weights: there are no biases"}. How many filters are there?`;
  }
}

function correctOf(layer: ConvCase, asked: Asked): number {
  const { filterWeights, parameters, filters } = convCounts(layer);
  return { filter: filterWeights, weights: parameters, parameters, filters }[asked];
}

/** Typical mistakes when working back from the parameters to the number of filters. */
function inverseMisses(layer: ConvCase): readonly NearMiss[] {
  const { parameters, filterWeights, filters, depth } = convCounts(layer);
  const face = convCounts(altered(layer, { c: 1 })).filterWeights;
  return [
    {
      value: filterWeights,
      misconception: {
        id: "weights-for-filters",
        name: "Weights counted, not filters",
        feedback: [
          "That is the number of weights in one filter. How many times does it fit into the layer's parameters?",
        ],
      },
    },
    {
      value: depth,
      misconception: {
        id: "filter-per-input-channel",
        name: "One filter for each input channel",
        feedback: [
          "The number of input channels sets the depth of a filter. The number of filters can be chosen freely: each produces one output map.",
        ],
      },
    },
    {
      value: Math.round(parameters / face),
      misconception: {
        id: "flat-filter",
        name: "A filter one channel deep",
        feedback: [
          `Dividing by ${size(layer.spec.kernel)} alone forgets that a filter spans all ${plural(depth, "input channel")}.`,
        ],
      },
    },
    {
      value: filters * depth,
      misconception: {
        id: "slices-for-filters",
        name: "Slices counted, not filters",
        feedback: [`This counts every slice as a filter. Each filter consists of ${plural(depth, "slice")}.`],
      },
    },
  ];
}

function missesOf(layer: ConvCase, asked: Asked): readonly NearMiss[] {
  if (asked === "filters") return inverseMisses(layer);
  return asked === "filter" ? filterMisses(layer) : layerMisses(layer);
}

function praise(layer: ConvCase, asked: Asked): RichText {
  const { filterWeights, parameters, filters, depth } = convCounts(layer);
  const one = `${size(layer.spec.kernel)} × ${thousands(depth)} = ${plural(filterWeights, "weight")}`;
  if (asked === "filter") return [`A filter is as deep as its input: ${one}.`];
  const each = layer.spec.bias ? `${one}, and a bias` : one;
  if (asked === "filters")
    return [`One filter has ${each}, which fits into ${thousands(parameters)} exactly ${thousands(filters)} times.`];
  return [`${thousands(filters)} filters, each with ${each}.`];
}

function answerOf(layer: ConvCase, asked: Asked, level: Level, random: Random): Answer {
  const correct = correctOf(layer, asked);
  const feedback = praise(layer, asked);
  const misses = missesOf(layer, asked);
  if (level === 1) return numberChoice(correct, feedback, misses, random);
  const unit = { filter: "weights", weights: "parameters", parameters: "parameters", filters: "filters" }[asked];
  const otherwise = [
    "This is not correct, and no common mistake leads to it. Take two steps: first one filter, then how many there are.",
  ];
  return { kind: "number", correct, whole: true, unit, near: distinctMisses(correct, misses), feedback, otherwise };
}

function hintsOf(layer: ConvCase, asked: Asked): QuizQuestion["hints"] {
  const { depth } = convCounts(layer);
  const block = `${size(layer.spec.kernel)} × ${thousands(depth)}`;
  const first = ["How deep is one filter? At each position it spans every channel of its input."];
  const bias = layer.spec.bias ? ", and one bias" : "";
  switch (asked) {
    case "filter":
      return [first, [`A filter is a block of ${block} weights.`]];
    case "filters":
      return [
        ["Find the number of parameters of a single filter. The layer consists of nothing but such filters."],
        [`One filter has ${block} weights${bias}. Divide.`],
      ];
    default:
      return [
        first,
        [
          `One filter has ${block} weights${bias}. The layer has ${plural(layer.spec.channels, "such filter")}; neither stride nor image size matters.`,
        ],
      ];
  }
}

function solutionOf(layer: ConvCase, asked: Asked): readonly RichText[] {
  const { filterWeights, filters, depth, parameters } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  const block = `${m} \\times ${n} \\times ${texNumber(depth)}`;
  const one: readonly RichText[] = [
    [
      "A filter has a weight for each position of its extent ",
      { tex: "M \\times N" },
      " in each of the ",
      { tex: "C^{(l)}" },
      " input channels:",
    ],
    [{ tex: `M \\times N \\times C^{(l)} = ${block} = ${texNumber(filterWeights)}`, block: true }],
  ];
  if (asked === "filter")
    return [...one, ["Its position and stride change nothing: the same weights are used everywhere."]];
  if (asked === "filters") {
    const cost = layer.spec.bias ? filterWeights + 1 : filterWeights;
    const withBias = layer.spec.bias
      ? [`With its bias, a filter has ${plural(cost, "parameter")}.`]
      : ["There are no biases, so that is all a filter has."];
    return [
      ...one,
      withBias,
      [{ tex: `C^{(l+1)} = ${texNumber(parameters)} \\div ${texNumber(cost)} = ${texNumber(filters)}`, block: true }],
    ];
  }
  const plus = layer.spec.bias ? " filters, each with its own bias:" : " filters, and no biases:";
  const symbols = layer.spec.bias
    ? "C^{(l+1)} (M \\times N \\times C^{(l)} + 1)"
    : "C^{(l+1)} \\times M \\times N \\times C^{(l)}";
  return [
    ...one,
    ["The layer has ", { tex: `C^{(l+1)} = ${texNumber(filters)}` }, plus],
    [{ tex: symbols, block: true }],
    [{ tex: parameterTex(layer), block: true }],
  ];
}

/** Weights and biases of a convolutional layer, and the inverse: filters from parameters. */
export const family: QuizFamily = {
  id: "conv-parameters",
  title: "Parameters of a conv layer",
  order: 110,
  source: "generated",
  summary:
    "Count them for one filter or the whole layer, with or without biases; or work back to the number of filters.",
  levels: 3,
  scene: "channels",
  generate(seed, level) {
    const random = createRandom(seed * 4 + level);
    const asked: Asked = level === 3 ? "filters" : pick(["filter", "weights", "parameters"], random);
    const layer = drawLayer(asked, level, random);
    return {
      prompt: [`${setting(layer, asked)} ${ask(layer, asked)}`],
      figure: convFigure(layer, asked === "filters" ? ["count", "maps"] : ["depth"]),
      answer: answerOf(layer, asked, level, random),
      hints: hintsOf(layer, asked),
      solution: solutionOf(layer, asked),
      lab: convArchitecture(`Quiz: conv ${size(layer.spec.kernel)}, ${plural(layer.spec.channels, "filter")}`, layer),
    };
  },
};
