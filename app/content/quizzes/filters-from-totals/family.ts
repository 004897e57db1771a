import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import type { Figure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { type ConvCase, convArchitecture, convCounts, convFigure } from "../../conv-case.ts";
import { card } from "./card.ts";
import { draw, promptOf } from "./layer.ts";
import { slipsOf } from "./slips.ts";

function praise(layer: ConvCase, level: Level): RichText {
  const { filters, filterWeights, depth } = convCounts(layer);
  if (level === 1)
    return [`Every filter makes one map, so ${plural(filters, "map")} come from the same number of filters.`];
  const one = `${size(layer.spec.kernel)} × ${thousands(depth)} = ${plural(filterWeights, "weight")}`;
  return [`One filter has ${one}${level === 3 ? " and a bias" : ""}, and the total is made of such filters.`];
}

function hintsOf(layer: ConvCase, level: Level): QuizQuestion["hints"] {
  const { depth } = convCounts(layer);
  const block = `${size(layer.spec.kernel)} × ${thousands(depth)}`;
  if (level === 1) {
    return [
      ["Follow a single filter over the whole input. What does it leave behind?"],
      [
        "A filter adds up the results of all its slices at each position, so it makes one map. Count the maps of the output.",
      ],
    ];
  }
  return [
    [`What does one filter consist of? It spans all ${plural(depth, "channel")} of the input.`],
    [
      `One filter has ${block} weights${level === 3 ? ", and one bias" : ""}. How many times does that fit into the total?`,
    ],
  ];
}

function stepsOf(layer: ConvCase, level: Level): readonly RichText[] {
  const { filters, depth, filterWeights, parameters, output } = convCounts(layer);
  const [m, n] = layer.spec.kernel;
  if (level === 1) {
    return [
      ["A filter adds up the results of all its slices, so it makes one map. A layer takes"],
      [texBlock`H \times W \times C^{(l)} \to H_{o} \times W_{o} \times C^{(l+1)}`],
      ["with one filter for each output map. The number of maps is the last number in the shape of the output:"],
      [texBlock`C^{(l+1)} = ${output.c}`],
    ];
  }
  const perFilter = parameters / filters;
  const weights: RichText = [texBlock`M \times N \times C^{(l)} = ${m} \times ${n} \times ${depth} = ${filterWeights}`];
  if (level === 2) {
    return [
      ["All filters together have these weights:"],
      [texBlock`C^{(l+1)} \times M \times N \times C^{(l)}`],
      ["One filter has"],
      weights,
      ["weights. Divide the total by that:"],
      [texBlock`${parameters} \div ${filterWeights} = ${filters}`],
    ];
  }
  return [
    ["All filters together, each with its bias, have these parameters:"],
    [texBlock`C^{(l+1)} (M \times N \times C^{(l)} + 1)`],
    ["One filter has"],
    weights,
    ["weights, and with its bias"],
    [texBlock`${filterWeights} + 1 = ${perFilter}`],
    ["parameters. Divide the total by that:"],
    [texBlock`${parameters} \div ${perFilter} = ${filters}`],
  ];
}

function solutionOf(layer: ConvCase, level: Level): Solution {
  const { filters, filterWeights, parameters } = convCounts(layer);
  const one = level === 3 ? filterWeights + 1 : filterWeights;
  return {
    steps: stepsOf(layer, level),
    without: [
      level === 1
        ? "The size of the filters and the channels of the input do not matter: they determine how large each filter is, not how many there are."
        : "The size of the image does not matter: it determines at how many positions the filters are applied, with the same weights at each.",
    ],
    check:
      level === 1
        ? ["change the number of filters in the lab: the maps of the output change with it, one for one."]
        : ["substituting back, ", tex`${filters} \times ${one} = ${parameters}`, "."],
  };
}

function figureOf(layer: ConvCase, level: Level): Figure {
  const { parameters } = convCounts(layer);
  const total = `${thousands(parameters)} ${level === 3 ? "parameters" : "weights"} in all`;
  return convFigure(layer, level === 1 ? ["count"] : ["count", "maps"], {
    notes: level === 1 ? ["no padding"] : ["no padding", total],
  });
}

/** The number of filters, from the shape of the output or from totals. */
export const family = defineFamily<ConvCase>({
  ...card,
  draw,
  answer: (layer, level) => ({
    kind: "number",
    right: convCounts(layer).filters,
    slips: slipsOf(layer, level),
    unit: "filters",
    praise: praise(layer, level),
  }),
  text: (layer, level) => ({
    prompt: [promptOf(layer, level)],
    figure: figureOf(layer, level),
    hints: hintsOf(layer, level),
    solution: solutionOf(layer, level),
    lab: convArchitecture(`Quiz: filters of ${size(layer.spec.kernel)}`, layer),
  }),
});
