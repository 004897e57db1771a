import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { convFigure } from "../../conv-case.ts";
import { convolution, countOf, draw, type Drawn, networkOf, partsOf, promptOf, singleOf, totalOf } from "./block.ts";
import { card } from "./card.ts";
import { blockSlips, reducedSlips, singleSlips } from "./slips.ts";

function answer(drawn: Drawn, level: Level): AnswerPlan {
  const { input, filters, bias } = drawn;
  if (level === 1) {
    const each = `${plural(input.c, "weight")}${bias ? " and a bias" : ""}`;
    return {
      kind: "number",
      right: singleOf(drawn),
      slips: singleSlips(drawn),
      unit: "parameters",
      praise: [`${plural(filters, "filter")}, each with ${each}: every output channel mixes all input channels.`],
    };
  }
  const [down, middle, up] = partsOf(drawn);
  const parts = `${thousands(down)} + ${thousands(middle)} + ${thousands(up)}`;
  const full = thousands(countOf(drawn, drawn.kernel, input.c, filters));
  return {
    kind: "number",
    right: level === 2 ? totalOf(drawn) : drawn.reduced,
    slips: level === 2 ? blockSlips(drawn) : reducedSlips(drawn),
    unit: level === 2 ? "weights" : "channels",
    praise: [
      `The three convolutions have ${parts}. A single ${size([drawn.kernel, drawn.kernel])} convolution from end to end would have ${full}.`,
    ],
  };
}

function hintsOf(drawn: Drawn, level: Level): QuizQuestion["hints"] {
  const { input, filters, reduced, kernel, bias } = drawn;
  if (level === 1) {
    return [
      ["A 1 × 1 filter covers a single position. How deep is it there?"],
      [
        `Each of the ${plural(filters, "filter")} has one weight for each of the ${plural(input.c, "channel")}${bias ? ", and a bias" : ""}.`,
      ],
    ];
  }
  const area = size([kernel, kernel]);
  if (level === 2) {
    return [
      ["Write down, for each of the three convolutions, its channels in and its maps out."],
      [
        `From ${thousands(input.c)} to ${thousands(reduced)}, from ${thousands(reduced)} to ${thousands(reduced)} with ${area}, from ${thousands(reduced)} to ${thousands(filters)}: one weight for each pair of channels, and ${area} weights in the middle.`,
      ],
    ];
  }
  return [
    [
      "Write down the weights of the three convolutions with R channels in the middle. In which of them does R occur twice?",
    ],
    [
      "With R channels in the middle, the sum is ",
      tex`${input.c} R + ${kernel * kernel} R^2 + ${filters} R`,
      ". Try a value of R, and see whether the sum is too large.",
    ],
  ];
}

function stepsOf(drawn: Drawn, level: Level): readonly RichText[] {
  const { input, filters, reduced, kernel, bias } = drawn;
  if (level === 1) {
    const right = singleOf(drawn);
    return [
      ["A 1 × 1 filter over C channels has a weight for each of them:"],
      [texBlock`1 \times 1 \times C = 1 \times 1 \times ${input.c} = ${input.c}`],
      [bias ? "The layer has F such filters, each with a bias:" : "The layer has F such filters:"],
      [bias ? texBlock`F (C + 1)` : texBlock`F \times C`],
      [
        bias
          ? texBlock`${filters} \times (${input.c} + 1) = ${right}`
          : texBlock`${filters} \times ${input.c} = ${right}`,
      ],
    ];
  }
  const [down, middle, up] = partsOf(drawn);
  const total = totalOf(drawn);
  const rule: readonly RichText[] = [
    ["With C channels going in, R in the middle and F maps coming out, the weights are"],
    [texBlock`C \times R + k \times k \times R \times R + R \times F`],
  ];
  if (level === 2) {
    return [
      ...rule,
      ["The first convolution has"],
      [texBlock`${input.c} \times ${reduced} = ${down}`],
      ["the second"],
      [texBlock`${kernel} \times ${kernel} \times ${reduced} \times ${reduced} = ${middle}`],
      ["and the third"],
      [texBlock`${reduced} \times ${filters} = ${up}`],
      ["weights. Together:"],
      [texBlock`${down} + ${middle} + ${up} = ${total}`],
    ];
  }
  const both = input.c + filters;
  const area = kernel * kernel;
  const root = both + 2 * area * reduced;
  return [
    ...rule,
    ["With the values of C and F, this is an equation for R:"],
    [texBlock`${area} R^2 + (${input.c} + ${filters}) R = ${total}`],
    ["The quadratic formula takes the square root of"],
    [texBlock`${both}^2 + 4 \times ${area} \times ${total} = ${root}^2`],
    ["so that"],
    [texBlock`R = \frac{${root} - ${both}}{2 \times ${area}} = ${reduced}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { input, filters, reduced, kernel, bias } = drawn;
  if (level === 1) {
    const right = singleOf(drawn);
    return {
      steps: stepsOf(drawn, level),
      without: ["Height and width do not matter: channels are mixed with the same weights at every position."],
      check: [
        "channel by channel, each has a weight for every map: ",
        bias ? tex`${input.c} \times ${filters} + ${filters} = ${right}` : tex`${input.c} \times ${filters} = ${right}`,
        ".",
      ],
    };
  }
  const [down, middle, up] = partsOf(drawn);
  const total = totalOf(drawn);
  return {
    steps: stepsOf(drawn, level),
    without: [
      "Height and width do not matter: the weights are the same at every position. There are no biases to add.",
    ],
    check:
      level === 2
        ? [
            "count by channels in the middle, each with its weights from the layer before, in the middle and to the layer after: ",
            tex`${reduced} \times (${input.c} + ${kernel} \times ${kernel} \times ${reduced} + ${filters}) = ${total}`,
            ".",
          ]
        : ["substituting back, with ", tex`R = ${reduced}`, ": ", tex`${down} + ${middle} + ${up} = ${total}`, "."],
  };
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const { input, filters, reduced, kernel } = drawn;
  if (level === 1) return convFigure(convolution(drawn, 1, input.c, filters), ["depth"]);
  const [down, middle, up] = partsOf(drawn).map((count) => hide(count, "weights"));
  const maps = level === 2 ? plural(reduced, "map") : hide(reduced, "maps");
  const box = (label: string, note: typeof down) => ({ label, hue: "conv" as const, ...(note ? { note } : {}) });
  const between = { label: maps, hue: "shape" as const };
  return {
    kind: "blocks",
    input: shapeText(input),
    lanes: [[box("1 × 1", down), between, box(size([kernel, kernel]), middle), between, box("1 × 1", up)]],
    join: null,
    output: plural(filters, "map"),
    notes: level === 2 ? ["no biases"] : ["no biases", `${thousands(totalOf(drawn))} weights in all`],
  };
}

/** Weights of 1 × 1 convolutions and bottlenecks; turned round, how narrow a bottleneck of so many weights is. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer,
  text: (drawn, level) => ({
    prompt: [promptOf(drawn, level)],
    figure: figureOf(drawn, level),
    hints: hintsOf(drawn, level),
    solution: solutionOf(drawn, level),
    lab: networkOf(drawn, level),
  }),
});
