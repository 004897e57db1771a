import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { type ConvCase, convArchitecture, convCounts, convFigure } from "../../conv-case.ts";
import { card } from "./card.ts";
import { draw, type Drawn, factorsOf, paddingOf, ratio } from "./layer.ts";
import { countSlips, factorSlips } from "./slips.ts";

const RULE = texBlock`H_{o} \times W_{o} \times C^{(l+1)} \times M \times N \times C^{(l)}`;

/** How the filters are laid on: `stride 2 and padding 1 on each side`. */
function laid(layer: ConvCase): string {
  const p = paddingOf(layer);
  return `stride ${layer.spec.stride[0]} and ${p === 0 ? "no padding" : `padding ${p} on each side`}`;
}

function countPrompt(layer: ConvCase): string {
  const { input, spec } = layer;
  const bank = `A convolutional layer slides ${plural(spec.channels, "filter")} of size ${size(spec.kernel)} over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each, with ${laid(layer)}.`;
  const biases = spec.bias ? "Adding the biases is not counted" : "There are no biases";
  const zeros = paddingOf(layer) > 0 ? "; products with the zeros of the padding are counted" : "";
  return `${bank} A multiplication and the addition of its result to the sum count as one multiply-accumulate. ${biases}${zeros}. How many multiply-accumulates does the layer take for one image?`;
}

function factorPrompt(layer: ConvCase, smaller: ConvCase): string {
  const { input, spec } = layer;
  const [to, by] = [smaller.input, smaller.spec];
  return `A convolutional layer slides ${plural(spec.channels, "filter")} of size ${size(spec.kernel)} over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each, with ${laid(layer)}. A smaller layer with the same settings slides ${plural(by.channels, "filter")} of that size over an input of ${plural(to.c, "channel")}, ${size([to.h, to.w])} pixels each. How many times fewer multiply-accumulates does the smaller one take?`;
}

/** Two layers in a table. */
function tableFigure(layer: ConvCase, smaller: ConvCase): Figure {
  const row = (read: (each: ConvCase) => number): readonly number[] => [layer, smaller].map(read);
  const rows = [
    row(({ input }) => input.h),
    row(({ input }) => input.c),
    row(({ spec }) => spec.channels),
    [layer, smaller].map((each) => hide(convCounts(each).macs)),
  ];
  return {
    kind: "numbers",
    grids: [
      {
        name: "two layers",
        columns: ["first", "smaller"],
        sides: ["side of the image", "channels", "filters", "multiply-accumulates"],
        rows,
      },
    ],
    notes: [`filters of ${size(layer.spec.kernel)}`, laid(layer)],
  };
}

function figureOf({ layer, smaller }: Drawn): Figure {
  if (smaller) return tableFigure(layer, smaller);
  const { macs, output } = convCounts(layer);
  const { input, spec } = layer;
  if (spec.stride[0] === 1) {
    return convFigure(layer, [], { notes: [laid(layer), hide(`${thousands(macs)} multiply-accumulates`)] });
  }
  return {
    kind: "windows",
    size: input.h,
    padding: paddingOf(layer),
    kernel: spec.kernel[0],
    stride: spec.stride[0],
    dilation: 1,
    count: output.h,
    concealed: ["count"],
    notes: [
      `input: ${plural(input.c, "channel")}`,
      `${plural(spec.channels, "filter")} of ${size(spec.kernel)}`,
      hide(`output: ${shapeText(output)}`),
    ],
  };
}

function hintsOf({ layer, smaller }: Drawn): QuestionText["hints"] {
  if (smaller) {
    return [
      [
        "What does one value of the output cost, and how many values are there? Which of the numbers in the table affect each of these?",
      ],
      [
        "A smaller image leaves fewer positions in both directions; fewer channels make each sum shorter; fewer filters make fewer maps.",
      ],
    ];
  }
  const { spec, input } = layer;
  return [
    ["How many numbers are multiplied for one value of the output? And how many values does the output have?"],
    [
      `One value sums over ${size(spec.kernel)} × ${thousands(input.c)} products. Count the positions along one axis, then all of them, then the maps.`,
    ],
  ];
}

function countSolution(layer: ConvCase): Solution {
  const { macs, filterWeights, filters, output } = convCounts(layer);
  const { input, spec } = layer;
  const [m, n] = spec.kernel;
  const p = paddingOf(layer);
  const values = output.h * output.w * filters;
  const stepped: RichText = [
    texBlock`H_{o} = \left\lfloor \frac{${input.h} + 2 \times ${p} - ${m}}{${spec.stride[0]}} \right\rfloor + 1 = ${output.h}`,
  ];
  const biases = spec.bias ? "Biases do not count: nothing is multiplied for them." : "";
  return {
    steps: [
      ["Each value of the output is a sum of products:"],
      [RULE],
      ["One value takes"],
      [texBlock`M \times N \times C^{(l)} = ${m} \times ${n} \times ${input.c} = ${filterWeights}`],
      ["Along one axis there are this many positions:"],
      stepped,
      ["so the output has this many values, over all maps:"],
      [texBlock`H_{o} \times W_{o} \times C^{(l+1)} = ${output.h} \times ${output.w} \times ${filters} = ${values}`],
      ["Together:"],
      [texBlock`${values} \times ${filterWeights} = ${macs}`],
    ],
    without: [
      `${biases} The ${size([input.h, input.w])} pixels of the input matter only for the number of positions.`.trim(),
    ],
    check: [
      "count by weights instead: each of them is used once at each position, ",
      tex`${filters * filterWeights} \times ${output.h * output.w} = ${macs}`,
      ". The lab shows the same number beside the layer.",
    ],
  };
}

function factorSolution(layer: ConvCase, smaller: ConvCase): Solution {
  const { side, channels, filters } = factorsOf(layer, smaller);
  const [from, to] = [layer.input, smaller.input];
  const right = ratio(layer, smaller);
  const p = paddingOf(layer);
  return {
    steps: [
      [
        "Three things in the rule differ between the two layers: the positions along both axes, the channels and the filters.",
      ],
      [RULE],
      [`With padding ${p} on each side there is a position for every pixel, so there are fewer by a factor of`],
      [texBlock`(${from.h} \times ${from.w}) \div (${to.h} \times ${to.w}) = ${side * side}`],
      ["Each sum has fewer terms, by a factor of"],
      [texBlock`${from.c} \div ${to.c} = ${channels}`],
      ["There are fewer maps, by a factor of"],
      [texBlock`${layer.spec.channels} \div ${smaller.spec.channels} = ${filters}`],
      ["The savings multiply:"],
      [texBlock`${side * side} \times ${channels} \times ${filters} = ${right}`],
    ],
    without: [`The ${size(layer.spec.kernel)} kernel does not matter, since both layers have it.`],
    check: ["count both layers: ", tex`${convCounts(layer).macs} \div ${convCounts(smaller).macs} = ${right}`, "."],
  };
}

/** The multiply-accumulates of a layer; turned round, what a smaller layer saves. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer({ layer, smaller }) {
    return smaller
      ? {
          kind: "number",
          right: ratio(layer, smaller),
          slips: factorSlips(layer, smaller),
          unit: "times fewer",
          praise: ["Fewer positions in both directions, shorter sums, fewer maps: the savings multiply."],
        }
      : {
          kind: "number",
          right: convCounts(layer).macs,
          slips: countSlips(layer),
          unit: "multiply-accumulates",
          praise: ["One sum over the filter’s whole depth for each value of the output."],
        };
  },
  text: (drawn) => ({
    prompt: [drawn.smaller ? factorPrompt(drawn.layer, drawn.smaller) : countPrompt(drawn.layer)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: drawn.smaller ? factorSolution(drawn.layer, drawn.smaller) : countSolution(drawn.layer),
    lab: convArchitecture(`Quiz: conv ${size(drawn.layer.spec.kernel)}`, drawn.layer),
  }),
});
