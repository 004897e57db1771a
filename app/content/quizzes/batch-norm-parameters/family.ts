import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import type { Slip } from "#quiz/slips.ts";
import { convCounts } from "../../conv-case.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { draw, type Drawn, networkOf, promptOf } from "./layer.ts";
import { bothSlips, filterSlips, normSlips } from "./slips.ts";

const SLIPS: Readonly<Record<Level, (drawn: Drawn) => readonly Slip<number>[]>> = {
  1: normSlips,
  2: bothSlips,
  3: filterSlips,
};

function rightOf({ layer, norm, total }: Drawn, level: Level): number {
  return { 1: norm, 2: total, 3: convCounts(layer).filters }[level];
}

function hintsOf({ layer }: Drawn, level: Level): QuizQuestion["hints"] {
  const { filterWeights, filters } = convCounts(layer);
  const what: RichText = [
    "A normalised map is stretched by a scale and moved by a shift. Mean and variance are measured on the batch.",
  ];
  if (level === 1) {
    return [
      ["What can the gradient change in a normalisation, and what is measured?"],
      [...what, ` There are ${plural(filters, "map")}.`],
    ];
  }
  if (level === 2) {
    return [
      ["Count the weights of the convolution, then what is trained in the normalisation for each of its maps."],
      [
        `One filter has ${plural(filterWeights, "weight")}, and `,
        "its map gets a scale and a shift. No bias is needed.",
      ],
    ];
  }
  return [
    ["What belongs to one filter: its weights, and what else is trained for its map?"],
    [
      `One filter has ${plural(filterWeights, "weight")}. Its map gets a scale and a shift. How many times does that fit into the total?`,
    ],
  ];
}

function stepsOf(drawn: Drawn, level: Level): readonly RichText[] {
  const { layer, norm, total } = drawn;
  const { filterWeights, filters, depth, parameters } = convCounts(layer);
  const [k] = layer.spec.kernel;
  const rule: RichText = [
    "Each normalised map is multiplied by a scale and moved by a shift, both trained. For ",
    tex`F`,
    " maps, that makes",
  ];
  if (level === 1) return [rule, [texBlock`2 \times F = 2 \times ${filters} = ${norm}`]];
  const weights: RichText = [texBlock`k \times k \times C = ${k} \times ${k} \times ${depth} = ${filterWeights}`];
  if (level === 2) {
    return [
      ["One filter has"],
      weights,
      ["weights, and the convolution with its F filters"],
      [texBlock`F \times k \times k \times C = ${filters} \times ${filterWeights} = ${parameters}`],
      rule,
      [texBlock`2 \times F = 2 \times ${filters} = ${norm}`],
      ["Together:"],
      [texBlock`${parameters} + ${norm} = ${total}`],
    ];
  }
  return [
    ["In the convolution and the normalisation of its F maps, there are"],
    [texBlock`F \times k \times k \times C + 2 \times F`],
    ["trained parameters. One filter has"],
    weights,
    ["weights, and with the scale and the shift of its map that is"],
    [texBlock`${filterWeights} + 2 = ${filterWeights + 2}`],
    ["Divide the total by that:"],
    [texBlock`${total} \div ${filterWeights + 2} = ${filters}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { layer, norm, total } = drawn;
  const { filterWeights, filters } = convCounts(layer);
  const running =
    "The running mean and variance do not count: they are stored for evaluation, but they are measured, not trained.";
  const without: RichText =
    level === 1
      ? [`${running} Height and width do not matter: each map has a single mean.`]
      : [`${running} A bias of the convolution would be pointless: subtracting the mean removes any constant.`];
  const check: Readonly<Record<Level, RichText>> = {
    1: ["map by map, a scale and a shift each: ", tex`${filters} + ${filters} = ${norm}`, "."],
    2: ["filter by filter, with its map: ", tex`${filters} \times (${filterWeights} + 2) = ${total}`, "."],
    3: ["substituting back, ", tex`${filters} \times ${filterWeights} + 2 \times ${filters} = ${total}`, "."],
  };
  return { steps: stepsOf(drawn, level), without, check: check[level] };
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const { layer, norm, total } = drawn;
  const { parameters, filters, output } = convCounts(layer);
  const { kernel, channels } = layer.spec;
  const bank = level === 3 ? "filters" : plural(channels, "filter");
  const conv = level === 1 ? "convolution" : `${bank} of ${size(kernel)}, no biases`;
  const trained = hide(norm, "trained parameters");
  const stack = stackFigure(networkOf(drawn), {
    hidden: (i) => level === 3 && i >= 0,
    label: ({ spec }) => (spec.type === "conv2d" ? conv : "batch normalisation"),
    note: ({ spec }) => {
      if (spec.type === "batch_norm") return trained;
      return level === 1 ? undefined : hide(parameters, "weights");
    },
    notes: {
      1: [],
      2: ["both layers: all that is trained by gradient"],
      3: [`both layers together: ${thousands(total)} trained parameters`, hide(filters, "filters")],
    }[level],
  });
  if (level > 1) return stack;
  const rows = stack.rows.slice(1);
  return { ...stack, rows: rows.map((row) => ({ ...row, shape: shapeText(output) })) };
}

function praise({ layer }: Drawn, level: Level): RichText {
  const { filterWeights, filters } = convCounts(layer);
  if (level === 1) return [`A scale and a shift for each of the ${plural(filters, "map")}; the rest is measured.`];
  return [
    `Each filter has ${plural(filterWeights, "weight")}, and its map a scale and a shift. The shift takes the place of a bias.`,
  ];
}

/** What batch normalisation trains, alone and with the convolution before it; turned round, the filters from the total. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn, level) => ({
    kind: "number",
    right: rightOf(drawn, level),
    slips: SLIPS[level](drawn),
    unit: level === 3 ? "filters" : "parameters",
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
