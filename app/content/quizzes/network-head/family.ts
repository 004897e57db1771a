import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type BlockBox, type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { countsOf, doubled, draw, type Drawn, networkOf, promptOf } from "./head.ts";
import { bothText, largerSlips, meanSlips, savingSlips } from "./slips.ts";

function answer(drawn: Drawn, level: Level): AnswerPlan {
  const { flat, mean } = countsOf(drawn);
  const { maps, units } = drawn;
  if (level === 3) {
    const larger = countsOf(doubled(drawn));
    return {
      kind: "text",
      right: bothText(larger.flat, larger.mean),
      slips: largerSlips(drawn),
      praise: [
        "Each map gives one mean, whatever its size: only the head that flattens has a weight for each position.",
      ],
    };
  }
  return {
    kind: "number",
    right: level === 1 ? mean : flat - mean,
    slips: level === 1 ? meanSlips(drawn) : savingSlips(drawn),
    unit: "parameters",
    praise:
      level === 1
        ? [`${plural(units, "unit")}, each with a weight for each of ${plural(maps.c, "mean")}, and a bias.`]
        : [`From each map, a unit reads one number instead of ${size([maps.h, maps.w])}.`],
  };
}

function hintsOf(drawn: Drawn, level: Level): QuizQuestion["hints"] {
  const { maps, units } = drawn;
  if (level === 1) {
    return [
      ["What is left of one map when its mean is taken? Then count what a unit reads."],
      [`Each of the ${plural(units, "unit")} reads ${plural(maps.c, "mean")}, and has a bias.`],
    ];
  }
  if (level === 2) {
    return [
      ["Count what one unit reads in each of the heads. The biases are the same."],
      [
        `After flattening, a unit reads ${shapeText(maps)} values; after the mean, one for each of the ${plural(maps.c, "map")}. There are ${plural(units, "unit")}.`,
      ],
    ];
  }
  return [
    ["What does a unit read in each head, before and after? The number of maps stays as it is."],
    [
      `After flattening, a unit now reads ${shapeText(doubled(drawn).maps)} values. The mean of a map is one number, however large the map is.`,
    ],
  ];
}

function stepsOf(drawn: Drawn, level: Level): readonly RichText[] {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const [c, h, w] = [maps.c, maps.h, maps.w];
  if (level === 1) {
    return [
      ["The mean of each of the C maps is one number. Each of the U units has a weight for every mean, and a bias:"],
      [texBlock`U (C + 1)`],
      ["One unit has"],
      [texBlock`C + 1 = ${c} + 1 = ${c + 1}`],
      ["parameters, and all units"],
      [texBlock`${units} \times ${c + 1} = ${mean}`],
    ];
  }
  const rule: readonly RichText[] = [
    ["With flattening and with the mean, U units have"],
    [texBlock`U (C \times H \times W + 1) \qquad U (C + 1)`],
    ["parameters."],
  ];
  if (level === 2) {
    return [
      ...rule,
      ["With flattening that is"],
      [texBlock`${units} \times (${c} \times ${h} \times ${w} + 1) = ${flat}`],
      ["and with the mean"],
      [texBlock`${units} \times (${c} + 1) = ${mean}`],
      ["The saving is the difference:"],
      [texBlock`${flat} - ${mean} = ${flat - mean}`],
    ];
  }
  const larger = doubled(drawn).maps;
  return [
    ...rule,
    [`Flattened, maps of ${size([larger.h, larger.w])} take`],
    [texBlock`${units} \times (${c} \times ${larger.h} \times ${larger.w} + 1) = ${countsOf(doubled(drawn)).flat}`],
    ["The mean of a map is still one number:"],
    [texBlock`${units} \times (${c} + 1) = ${mean}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const places = maps.h * maps.w;
  const larger = countsOf(doubled(drawn)).flat;
  const without: Readonly<Record<Level, RichText>> = {
    1: ["The height and width of the maps do not matter: a mean is one number, and there is nothing in it to learn."],
    2: ["The biases do not matter: both heads have one for each unit. Neither flattening nor the mean has parameters."],
    3: [
      "What the layers before do does not matter: the larger image changes the size of the last maps, not their number.",
    ],
  };
  const check: Readonly<Record<Level, RichText>> = {
    1: ["count weights and biases separately: ", tex`${units} \times ${maps.c} + ${units} = ${mean}`, "."],
    2: [
      "for each unit and map, one weight remains out of ",
      tex`${maps.h} \times ${maps.w} = ${places}`,
      ": ",
      tex`${units} \times ${maps.c} \times (${places} - 1) = ${flat - mean}`,
      ".",
    ],
    3: [
      "without the biases, the head that flattens has four times the weights: ",
      tex`4 \times (${flat} - ${units}) + ${units} = ${larger}`,
      ".",
    ],
  };
  return { steps: stepsOf(drawn, level), without: without[level], check: check[level] };
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const { maps, units } = drawn;
  const { flat, mean } = countsOf(drawn);
  const biases = "a bias for each unit";
  const layer = `dense, ${plural(units, "unit")}`;
  if (level === 1) {
    return stackFigure(networkOf(drawn, "mean"), {
      hidden: (i) => i === 0,
      label: ({ spec }) => (spec.type === "dense" ? layer : "mean of each map"),
      note: ({ spec }) => (spec.type === "dense" ? hide(mean, "parameters") : undefined),
      notes: [biases],
    });
  }
  const larger = doubled(drawn);
  const [flatNow, meanNow] = level === 2 ? [flat, mean] : [countsOf(larger).flat, countsOf(larger).mean];
  const head = (label: string, count: number): readonly BlockBox[] => [
    { label, hue: "shape" },
    { label: layer, hue: "dense", note: hide(count, "parameters") },
  ];
  return {
    kind: "blocks",
    input: shapeText(maps),
    lanes: [head("flatten", flatNow), head("mean of each map", meanNow)],
    join: null,
    output: `${plural(units, "value")} from either head`,
    notes: [biases, ...(level === 2 ? [] : [`then maps of ${size([larger.maps.h, larger.maps.w])}`])],
  };
}

/** Dense layers behind a flatten and behind a global mean: counted, compared, and on larger images. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer,
  text: (drawn, level) => ({
    prompt: [promptOf(drawn, level)],
    figure: figureOf(drawn, level),
    hints: hintsOf(drawn, level),
    solution: solutionOf(drawn, level),
    lab: networkOf(drawn, level === 1 ? "mean" : "flat"),
  }),
});
