import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { between, pick, plural, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import { type Concealed, hide, type Written } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { type ConvCase, convArchitecture, convCase, convCounts, convFigure } from "../../conv-case.ts";
import { card } from "./card.ts";
import { filterSlips, operationSlips, operationsOf } from "./slips.ts";

interface Drawn {
  readonly layer: ConvCase;
  /** `given`: operations, from multiply-accumulates that are given; `operations`: from the layer; `filters`: the way back. */
  readonly asked: "given" | "operations" | "filters";
}

const ASKED = { 1: "given", 2: "operations", 3: "filters" } as const;

function draw(level: Level, random: Random): Drawn | null {
  const isTiny = level === 1;
  const k = pick([3, 5], random);
  const side = isTiny ? between(6, 12, random) : 2 * between(5, 16, random);
  const c = isTiny ? between(2, 6, random) : pick([4, 6, 8, 12, 16], random);
  const channels = isTiny ? between(2, 9, random) : pick([10, 14, 20, 24, 32, 40], random);
  if (c === channels) return null;
  const padding = level === 3 ? ([(k - 1) / 2, (k - 1) / 2] as const) : ("valid" as const);
  return { layer: convCase({ c, h: side, w: side }, { kernel: [k, k], channels, padding }), asked: ASKED[level] };
}

function laid({ spec }: ConvCase): string {
  return typeof spec.padding === "string"
    ? "stride 1 and no padding"
    : `stride 1 and padding ${spec.padding[0]} on each side`;
}

function promptOf({ layer, asked }: Drawn): string {
  const { input, spec } = layer;
  const bank = asked === "filters" ? "filters" : plural(spec.channels, "filter");
  const start = `A convolutional layer slides ${bank} of size ${size(spec.kernel)} over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each, with ${laid(layer)}. Each sum starts from the bias of its filter.`;
  const counting = "each multiplication and each addition is counted as one operation";
  switch (asked) {
    case "given":
      return `${start} For one image the layer takes ${thousands(convCounts(layer).macs)} multiply-accumulates. How many operations is that, if ${counting}?`;
    case "operations":
      return `${start} How many operations does the layer take for one image, if ${counting}?`;
    case "filters":
      return `${start} For one image the layer takes ${thousands(operationsOf(layer))} operations, if ${counting}, including those with the zeros of the padding. How many filters are there?`;
  }
}

function notesOf({ layer, asked }: Drawn): readonly Written[] {
  const macs = `${thousands(convCounts(layer).macs)} multiply-accumulates`;
  const operations = `${thousands(operationsOf(layer))} operations`;
  switch (asked) {
    case "given":
      return [laid(layer), macs, hide(operations)];
    case "operations":
      return [laid(layer), hide(macs), hide(operations)];
    case "filters":
      return [laid(layer), operations];
  }
}

const CONCEALED: Readonly<Record<Drawn["asked"], readonly Concealed[]>> = {
  given: [],
  operations: ["depth"],
  filters: ["count", "maps"],
};

function hintsOf({ layer, asked }: Drawn): QuestionText["hints"] {
  const { filterWeights, output } = convCounts(layer);
  switch (asked) {
    case "given":
      return [
        ["Write out one sum with its first two or three products. Count the signs × and +."],
        ["A multiply-accumulate is a multiplication and an addition. The first product is added to the bias."],
      ];
    case "operations":
      return [
        ["Begin with one value of the output: how many products does it take, and how many additions?"],
        [
          `One value is a sum of ${size(layer.spec.kernel)} × ${layer.input.c} products, the first of which is added to the bias. How many values are there?`,
        ],
      ];
    case "filters":
      return [
        [
          "How many operations does a single filter take, over its whole map? How many times does that fit into the total?",
        ],
        [
          `One filter computes ${size([output.h, output.w])} sums of ${plural(filterWeights, "product")} each, with as many additions.`,
        ],
      ];
  }
}

function stepsOf({ layer, asked }: Drawn): readonly RichText[] {
  const { macs, filterWeights, filters, output } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  const operations = operationsOf(layer);
  const places = output.h * output.w;
  const rule = texBlock`2 \times H_{o} \times W_{o} \times C^{(l+1)} \times M \times N \times C^{(l)}`;
  const value: readonly RichText[] = [
    ["One value of the output takes this many products:"],
    [texBlock`M \times N \times C^{(l)} = ${m} \times ${n} \times ${layer.input.c} = ${filterWeights}`],
    ["and as many additions, since the first product is added to the bias:"],
    [texBlock`2 \times ${filterWeights} = ${2 * filterWeights}`],
  ];
  switch (asked) {
    case "given":
      return [
        ["Each multiply-accumulate is one multiplication and one addition:"],
        [rule],
        [`The layer takes ${thousands(macs)} of them, so there are`],
        [texBlock`2 \times ${macs} = ${operations}`],
      ];
    case "operations":
      return [
        ["One multiplication and one addition for each weight at each position:"],
        [rule],
        ...value,
        ["Over all positions and maps there are this many values:"],
        [
          texBlock`H_{o} \times W_{o} \times C^{(l+1)} = ${output.h} \times ${output.w} \times ${filters} = ${places * filters}`,
        ],
        ["Together:"],
        [texBlock`${places * filters} \times ${2 * filterWeights} = ${operations}`],
      ];
    case "filters":
      return [
        ["One multiplication and one addition for each weight at each position:"],
        [rule],
        ...value,
        ["One filter computes a whole map of such values:"],
        [texBlock`${output.h} \times ${output.w} \times ${2 * filterWeights} = ${places * 2 * filterWeights}`],
        ["so there are this many filters:"],
        [texBlock`${operations} \div ${places * 2 * filterWeights} = ${filters}`],
      ];
  }
}

function solutionOf(drawn: Drawn): Solution {
  const { layer, asked } = drawn;
  const { macs, filterWeights, filters, output } = convCounts(layer);
  const sums = output.h * output.w * filters;
  const counted: RichText = [
    "count the signs in one sum, ",
    tex`b + w_1 x_1 + w_2 x_2 + \dots`,
    `: every product has one × and one + before it. There are ${thousands(sums)} sums of ${plural(filterWeights, "product")}.`,
  ];
  return {
    steps: stepsOf(drawn),
    without: [
      "The biases add no operations: each is what a sum starts from. If sums started from zero, adding the bias would be one more operation for each of them.",
    ],
    check:
      asked === "filters"
        ? ["the lab shows multiply-accumulates beside the layer: ", tex`${operationsOf(layer)} \div 2 = ${macs}`, "."]
        : counted,
  };
}

/** Operations of a layer, two for each multiply-accumulate; turned round, how many filters take so many. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer({ layer, asked }) {
    return asked === "filters"
      ? {
          kind: "number",
          right: convCounts(layer).filters,
          slips: filterSlips(layer),
          unit: "filters",
          praise: ["Each filter takes two operations for every weight at every position."],
        }
      : {
          kind: "number",
          right: operationsOf(layer),
          slips: operationSlips(layer, asked === "given"),
          unit: "operations",
          praise: ["A multiplication and an addition for every weight at every position."],
        };
  },
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: convFigure(drawn.layer, CONCEALED[drawn.asked], { notes: notesOf(drawn) }),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: convArchitecture(`Quiz: conv ${size(drawn.layer.spec.kernel)}`, drawn.layer),
  }),
});
