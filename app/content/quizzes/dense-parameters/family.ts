import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { draw, type Drawn, networkOf, parametersOf, promptOf } from "./head.ts";
import { countSlips, sideSlips } from "./slips.ts";

const valuesOf = ({ maps }: Drawn): number => maps.c * maps.h * maps.w;

function hintsOf(drawn: Drawn, level: Level): QuizQuestion["hints"] {
  const { maps, units, before, bias } = drawn;
  if (level === 3) {
    return [
      ["Find the number of parameters of a single unit. One of them is not a weight."],
      [
        `The total belongs to ${plural(units, "unit")}. Each has one bias; the rest are weights for ${plural(maps.c, "map")} of the same size.`,
      ],
    ];
  }
  if (before) {
    return [
      ["Write down the shape after the convolution, then after the pool. Which of the two is flattened?"],
      [
        `The convolution leaves ${shapeText(before.unpooled)}, and the pool halves height and width. Each unit has a weight for every value, and a bias.`,
      ],
    ];
  }
  return [
    ["How long is the vector after flattening? It contains every value of every map."],
    [`One unit has ${shapeText(maps)} weights${bias ? " and a bias" : ""}. There are ${plural(units, "unit")}.`],
  ];
}

function countSteps(drawn: Drawn): readonly RichText[] {
  const { maps, units, bias, before } = drawn;
  const values = valuesOf(drawn);
  const total = parametersOf(drawn);
  const onTheWay: readonly RichText[] = before
    ? [
        ["Without padding, the filter fits at this many positions along a side:"],
        [texBlock`H - k + 1 = ${before.image.h} - ${before.kernel} + 1 = ${before.unpooled.h}`],
        ["The pool halves that, and there are still as many maps as filters:"],
        [texBlock`${before.unpooled.h} \div 2 = ${maps.h}`],
      ]
    : [];
  return [
    ...onTheWay,
    ["Flattened, the C maps of height H and width W are a vector of"],
    [texBlock`C \times H \times W = ${maps.c} \times ${maps.h} \times ${maps.w} = ${values}`],
    [
      bias
        ? "values. Each of the U units has a weight for every value, and a bias:"
        : "values. Each of the U units has a weight for every value:",
    ],
    [bias ? texBlock`U (C \times H \times W + 1)` : texBlock`U \times C \times H \times W`],
    [bias ? texBlock`${units} \times (${values} + 1) = ${total}` : texBlock`${units} \times ${values} = ${total}`],
  ];
}

function sideSteps(drawn: Drawn): readonly RichText[] {
  const { maps, units } = drawn;
  const [total, values] = [parametersOf(drawn), valuesOf(drawn)];
  return [
    ["A dense layer of U units that reads C square maps of side H has these parameters:"],
    [texBlock`U (C \times H^2 + 1)`],
    ["One unit has its share of them:"],
    [texBlock`${total} \div ${units} = ${values + 1}`],
    ["One of them is its bias, the others are weights:"],
    [texBlock`${values + 1} - 1 = ${values}`],
    ["They belong to the maps in equal parts:"],
    [texBlock`${values} \div ${maps.c} = ${maps.h * maps.w}`],
    ["A map is square:"],
    [texBlock`\sqrt{${maps.h * maps.w}} = ${maps.h}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { maps, units, before, bias } = drawn;
  const [total, values] = [parametersOf(drawn), valuesOf(drawn)];
  if (level === 3) {
    return {
      steps: sideSteps(drawn),
      without: ["What produced the maps does not matter: a dense layer has weights for the values that arrive."],
      check: [
        "substituting back, ",
        tex`${units} \times (${maps.c} \times ${maps.h} \times ${maps.w} + 1) = ${total}`,
        ".",
      ],
    };
  }
  return {
    steps: countSteps(drawn),
    without: [
      before
        ? "Neither the channels of the image nor the number of images matters: the filters have summed over the channels, and all images use the same weights."
        : "The order of the values in the vector does not matter: a unit has a weight for each of them, wherever it is.",
    ],
    check: bias
      ? ["count weights and biases separately: ", tex`${units} \times ${values} + ${units} = ${total}`, "."]
      : [
          "from the other side, each value has a weight for every unit: ",
          tex`${values} \times ${units} = ${total}`,
          ".",
        ],
  };
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const { maps, units, bias, before } = drawn;
  const total = `${thousands(parametersOf(drawn))} parameters`;
  const biases = bias ? "with biases" : "no biases";
  const pixels = before ? [`batches of ${thousands(before.images)} images`] : [];
  const words: Readonly<Record<string, string>> = {
    conv2d: `${plural(maps.c, "filter")} of ${before ? size([before.kernel, before.kernel]) : ""}, no padding, stride 1`,
    max_pool2d: "max pool of 2 × 2, stride 2",
    flatten: "flatten",
    dense: `dense, ${plural(units, "unit")}, ${biases}`,
  };
  return stackFigure(networkOf(drawn), {
    hidden: (layer) => (level === 3 ? layer < 1 : layer >= 0 && layer < (before ? 3 : 1)),
    label: ({ spec }) => words[spec.type] ?? "",
    note: ({ spec }) =>
      spec.type === "dense" ? (level === 3 ? total : hide(parametersOf(drawn), "parameters")) : undefined,
    notes: level === 3 ? [plural(maps.c, "square map")] : pixels,
  });
}

function praise(drawn: Drawn, level: Level): RichText {
  const { maps, units, bias } = drawn;
  if (level === 3) return [`One unit reads ${plural(valuesOf(drawn), "value")}, in ${plural(maps.c, "square map")}.`];
  return [
    `${plural(units, "unit")}, each with ${shapeText(maps)} = ${plural(valuesOf(drawn), "weight")}${bias ? " and a bias" : ""}.`,
  ];
}

/** Weights and biases of a dense layer that reads flattened maps; turned round, the side of the maps. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn, level) => ({
    kind: "number",
    right: level === 3 ? drawn.maps.h : parametersOf(drawn),
    slips: level === 3 ? sideSlips(drawn) : countSlips(drawn),
    unit: level === 3 ? "pixels" : "parameters",
    praise: praise(drawn, level),
  }),
  text: (drawn, level) => ({
    prompt: [promptOf(drawn, level)],
    figure: figureOf(drawn, level),
    hints: hintsOf(drawn, level),
    solution: solutionOf(drawn, level),
    lab: networkOf(drawn),
  }),
});
