import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { texBlock } from "#nn/tex.ts";
import type { Pair } from "#nn/types.ts";
import { between, pick, plural, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import { hide } from "#quiz/figure.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { type ConvCase, convArchitecture, convCase, convCounts, convFigure } from "../../conv-case.ts";
import { filterMisses } from "../../conv-misconceptions.ts";
import { card } from "./card.ts";

interface Drawn {
  readonly layer: ConvCase;
  /** `channels`: turned round, from the weights of a filter to the channels that it sees. */
  readonly asked: "filter" | "channels";
}

const OBLONGS: readonly [Pair, ...Pair[]] = [
  [3, 5],
  [5, 3],
  [3, 7],
  [7, 3],
  [5, 7],
  [7, 5],
];

/** Parameters of one filter: its weights, and its bias where it has one. */
function perFilter(layer: ConvCase): number {
  const { parameters, filters } = convCounts(layer);
  return parameters / filters;
}

function draw(level: Level, random: Random): Drawn | null {
  const square = pick([3, 4, 5], random);
  const kernel: Pair = level === 2 ? pick(OBLONGS, random) : [square, square];
  const c = level === 1 ? between(3, 12, random) : pick([4, 6, 8, 12, 16, 24, 32, 48], random);
  const channels = level === 1 ? between(8, 40, random) : pick([10, 20, 40, 64, 96, 128], random);
  if (c === channels || kernel.includes(c) || kernel.includes(channels)) return null;
  const side = pick([16, 20, 28, 32, 56], random);
  const isPlain = level !== 2;
  const spec = {
    channels,
    kernel,
    stride: isPlain ? ([1, 1] as const) : ([2, 2] as const),
    padding: isPlain ? ("valid" as const) : ([1, 1] as const),
    bias: level === 2 && random.next() < 0.5,
  };
  const layer = convCase({ c, h: side, w: side }, spec);
  // The drawing would have the answer on it, by chance.
  if ([side, convCounts(layer).output.h].includes(perFilter(layer))) return null;
  return { layer, asked: level === 3 ? "channels" : "filter" };
}

/** Slips on the way from the weights of a filter to its channels. */
function channelSlips({ spec }: ConvCase, weights: number): readonly Slip<number>[] {
  const [m, n] = spec.kernel;
  const kernel = size(spec.kernel);
  return [
    slip(
      weights / m,
      "one-side",
      "Divided by one side of the kernel",
      `You counted rows of ${n} weights. How many weights of a filter lie over one channel: ${kernel} or one row?`,
    ),
    slip(
      weights - m * n,
      "subtracted",
      "Subtracted instead of divided",
      `You subtracted one slice of ${kernel}; the rest consists of such slices too. How many are there in all?`,
    ),
    slip(
      weights,
      "weights-for-channels",
      "Weights counted, not channels",
      "Every weight belongs to a channel, but not each to a different one. How many of them share a channel?",
    ),
    slip(
      m * n,
      "face-for-channels",
      "One slice counted",
      `That is how many weights one slice of ${kernel} has. How many such slices make the filter?`,
    ),
    slip(
      weights / (m + n),
      "sides-added",
      "Sides of the kernel added",
      "Height and width make an area by multiplication. How many positions has one slice?",
    ),
  ];
}

function promptOf({ layer, asked }: Drawn): string {
  const { input, spec } = layer;
  const pixels = size([input.h, input.w]);
  if (asked === "channels") {
    return `In a convolutional layer, each of ${plural(spec.channels, "filter")} of size ${size(spec.kernel)} has ${plural(perFilter(layer), "weight")}; there are no biases. The channels of the input have ${pixels} pixels each. How many channels are there?`;
  }
  const moved = spec.stride[0] > 1 ? ` with stride ${spec.stride[0]} and padding 1 on each side` : "";
  const bank = `A convolutional layer slides ${plural(spec.channels, "filter")} of size ${size(spec.kernel)}${moved} over an input of ${plural(input.c, "channel")}, ${pixels} pixels each.`;
  return spec.bias
    ? `${bank} Each filter has a bias. How many parameters does one filter have, including its bias?`
    : `${bank} How many weights does one filter have, not counting biases?`;
}

function textOf(drawn: Drawn): QuestionText {
  const { layer, asked } = drawn;
  const { input, spec } = layer;
  const [m, n] = spec.kernel;
  const { depth, filterWeights } = convCounts(layer);
  const block = `${size(spec.kernel)} × ${thousands(depth)}`;
  const lab = convArchitecture(`Quiz: one filter of ${size(spec.kernel)}`, layer);
  const common = { prompt: [promptOf(drawn)], lab };
  if (asked === "channels") {
    return {
      ...common,
      figure: convFigure(layer, ["channels", "depth"], { notes: [`each filter: ${plural(filterWeights, "weight")}`] }),
      hints: [
        ["A filter is a block with one slice for each channel. How many weights does one slice have?"],
        [`One slice has ${size(spec.kernel)} weights. How many slices make ${plural(filterWeights, "weight")}?`],
      ],
      solution: {
        steps: [
          ["A filter has a slice for each input channel:"],
          [texBlock`M \times N \times C^{(l)}`],
          ["One slice has"],
          [texBlock`M \times N = ${m} \times ${n} = ${m * n}`],
          ["weights, so there are"],
          [texBlock`C^{(l)} = ${filterWeights} \div ${m * n} = ${depth}`],
        ],
        without: [
          `The ${plural(spec.channels, "filter")} and the ${size([input.h, input.w])} pixels do not matter: neither makes a filter deeper.`,
        ],
        check: [`substituting back, ${block} makes ${plural(filterWeights, "weight")}.`],
      },
    };
  }
  const without =
    spec.stride[0] > 1
      ? "The number of filters, the stride and the padding do not matter: the question is about one filter, wherever it is applied."
      : "The number of filters does not matter: the question is about one of them.";
  const notes = spec.stride[0] > 1 ? ["padding 1 on each side"] : [];
  return {
    ...common,
    figure: convFigure(layer, ["depth"], { notes: [...notes, hide(`one filter: ${block}`)] }),
    hints: [
      ["At one position of the filter, how many input values lie under it? Think of all channels."],
      [`A slice of ${size(spec.kernel)} lies over each channel, and the filter spans ${plural(input.c, "channel")}.`],
    ],
    solution: {
      steps: [
        ["A filter has a weight for each position of its extent in each input channel:"],
        [texBlock`M \times N \times C^{(l)} = ${m} \times ${n} \times ${depth} = ${filterWeights}`],
        ...(spec.bias ? [["Its bias is one more:"], [texBlock`${filterWeights} + 1 = ${filterWeights + 1}`]] : []),
      ],
      without: [without],
      check: ["count the slices of the filter in the drawing; the lab shows a filter of this layer slice by slice."],
    },
  };
}

/** The weights of one filter of a convolutional layer; turned round, the channels that it sees. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer({ layer, asked }) {
    const { depth, filterWeights } = convCounts(layer);
    const block = `${size(layer.spec.kernel)} × ${thousands(depth)}`;
    return asked === "channels"
      ? {
          kind: "number",
          right: depth,
          slips: channelSlips(layer, filterWeights),
          unit: "channels",
          praise: [`One slice of ${size(layer.spec.kernel)} for each channel: ${block} = ${thousands(filterWeights)}.`],
        }
      : {
          kind: "number",
          right: perFilter(layer),
          slips: filterMisses(layer),
          unit: layer.spec.bias ? "parameters" : "weights",
          praise: [
            `A filter is as deep as its input: ${block} = ${thousands(filterWeights)}${layer.spec.bias ? ", and its bias" : ""}.`,
          ],
        };
  },
  text: textOf,
});
