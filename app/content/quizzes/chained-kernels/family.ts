import { amount } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { listed, product, sum } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import type { RichText } from "#quiz/question.ts";
import { networkCase } from "../../network-case.ts";
import { card } from "./card.ts";
import {
  type Asked,
  correctOf,
  draw,
  type Drawn,
  isMultiple,
  type Kernel,
  layersOf,
  separates,
  sideOf,
  weightsOf,
  wholeOf,
} from "./chains.ts";
import { SLIPS, whichSlips } from "./slips.ts";
import { figureOf, nameOf, promptOf } from "./words.ts";

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  side: [
    ["Take one unit of the last layer. Which units below it does it read, and which pixels do those read?"],
    ["Start from one pixel. Each kernel widens the field by its side less one."],
  ],
  coefficients: [
    ["The larger kernel is only a result. Which numbers is it made from?"],
    ["Count the coefficients of one kernel of the chain, then the kernels."],
  ],
  separable: [
    ["What has to be stored so that the whole kernel can be reconstructed?"],
    ["A column and a row are stored. How many numbers are in each?"],
  ],
  channels: [
    ["Take one filter of one layer. How many channels does it span?"],
    ["Work out one layer: the weights of a filter, times the number of filters. Then count the layers."],
  ],
  saved: [
    ["How wide is the larger kernel? Each kernel of the chain widens the field by its side less one."],
    ["Work out the weights of the large layer and of the chain, each with all channels and filters, and compare."],
  ],
  "separable-channels": [
    ["How many pixels of one channel lie under a filter of the first layer? And how deep is that filter?"],
    ["Each of the two layers has a filter for every map, and each filter spans all channels."],
  ],
  layers: [
    ["How wide is the field of one kernel, of two, of three? How much does each additional one add?"],
    ["Start from one pixel. Each kernel adds its side less one. Continue until you reach the larger kernel."],
  ],
  "channels-of": [
    ["How many weights does one layer have, and how many slices do they make?"],
    ["A layer has a slice for every pair of an input channel and a map, and there are as many channels as maps."],
  ],
  which: [
    ["If a kernel is a column times a row, what do its rows have in common?"],
    ["Divide each row by another, entry by entry. Is the factor the same everywhere?"],
  ],
};

function sideSteps(drawn: Drawn): readonly RichText[] {
  const { n, k } = drawn;
  return [
    ["Each kernel widens the field of an output pixel by its side less one:"],
    [texBlock`n (k - 1) + 1 = ${n} \times (${k} - 1) + 1 = ${sideOf(drawn)}`],
  ];
}

function chainSteps(drawn: Drawn): readonly RichText[] {
  const { n, k, channels } = drawn;
  return [
    ["A filter spans all C channels, and a layer has C filters:"],
    [texBlock`k^2 \times C \times C = ${k}^2 \times ${channels} \times ${channels} = ${k * k * channels * channels}`],
    ["There are n such layers:"],
    [texBlock`n k^2 C^2 = ${n} \times ${k * k * channels * channels} = ${weightsOf(drawn)}`],
  ];
}

const rowText = (row: readonly number[]): string => `(${row.map(amount).join(", ")})`;

/** Why a kernel separates, or does not: two of its rows. */
function whyOf(kernel: Kernel, name: string): RichText {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  if (separates(kernel)) return [`${capital}: all rows are multiples of one another, so it is separable.`];
  const pair = kernel.flatMap((a) => kernel.flatMap((b) => (isMultiple(a, b) ? [] : [[a, b]])));
  const [first = [], second = []] = pair[0] ?? [];
  return [`${capital}: ${rowText(first)} is not a multiple of ${rowText(second)}, so it is not separable.`];
}

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { asked, n, k, channels, kernels } = drawn;
  const [side, right] = [sideOf(drawn), correctOf(drawn)];
  const squared = channels * channels;
  switch (asked) {
    case "side":
      return sideSteps(drawn);
    case "coefficients":
      return [
        ["One kernel has a coefficient for each pixel under it:"],
        [texBlock`k^2 = ${k}^2 = ${k * k}`],
        ["There are n of them:"],
        [texBlock`n k^2 = ${n} \times ${k * k} = ${right}`],
      ];
    case "separable":
      return [
        ["Every entry of the kernel is a number from the column times one from the row:"],
        [texBlock`w_{a,b} = u_a v_b`],
        ["The column and the row are stored:"],
        [texBlock`2 k = 2 \times ${k} = ${right}`],
      ];
    case "channels":
      return chainSteps(drawn);
    case "saved":
      return [
        ...sideSteps(drawn),
        ["A layer with that kernel has these weights:"],
        [texBlock`${side}^2 \times ${channels} \times ${channels} = ${wholeOf(drawn)}`],
        ["Now the chain."],
        ...chainSteps(drawn),
        ["The difference is"],
        [texBlock`${wholeOf(drawn)} - ${weightsOf(drawn)} = ${right}`],
      ];
    case "separable-channels":
      return [
        ["A filter of the first layer has k weights for each of the C channels, and there are C filters:"],
        [texBlock`k \times C \times C = ${k} \times ${channels} \times ${channels} = ${k * squared}`],
        ["The second layer has as many:"],
        [texBlock`2 k C^2 = 2 \times ${k * squared} = ${right}`],
      ];
    case "layers":
      return [
        ["Each kernel widens the field of an output pixel by its side less one. A chain of n kernels reads"],
        [texBlock`n (k - 1) + 1`],
        ["pixels along a side, which has to be the side of the larger kernel:"],
        [texBlock`n = \frac{${side} - 1}{${k} - 1} = ${n}`],
      ];
    case "channels-of":
      return [
        ["With C channels and C maps in each of n layers, the weights are"],
        [texBlock`n k^2 C^2`],
        ["One layer has its share of them:"],
        [texBlock`${weightsOf(drawn)} \div ${n} = ${k * k * squared}`],
        ["A slice has one weight for each pixel under the kernel, so there are this many slices:"],
        [texBlock`C^2 = ${k * k * squared} \div ${k * k} = ${squared}`],
        ["There are as many channels as maps:"],
        [texBlock`C = \sqrt{${squared}} = ${channels}`],
      ];
    case "which":
      return [
        ["In a column times a row, every row is a multiple of the same one:"],
        [texBlock`w_{a,b} = u_a v_b`],
        ...kernels.map((kernel, i) => whyOf(kernel, nameOf(i))),
      ];
  }
}

function restOf(drawn: Drawn): Omit<Solution, "steps"> {
  const { asked, n, k, channels, kernels } = drawn;
  const [side, right] = [sideOf(drawn), correctOf(drawn)];
  const squared = channels * channels;
  const steps = Array.from({ length: n }, () => k - 1);
  switch (asked) {
    case "side":
      return {
        without: [
          "The numbers in the kernels do not matter, nor does the size of the image: only how far the kernels reach.",
        ],
        check: ["start from one pixel and add kernel after kernel: ", tex`${sum(1, ...steps)} = ${side}`, "."],
      };
    case "coefficients":
      return {
        without: [
          "The entries of the larger kernel are not stored: they follow from the small ones, so a chain can produce only some of the kernels of that size.",
        ],
        check: [
          "add the kernels one by one: ",
          tex`${sum(...ofAll(n, k * k))} = ${right}`,
          `. A kernel of the larger size whose entries can all be chosen freely has ${amount(side * side)}.`,
        ],
      };
    case "separable":
      return {
        without: ["The entries of the kernel are not stored: each of them is a product of two numbers that are."],
        check: ["count the cells of the column and of the row in the drawing: ", tex`${k} + ${k} = ${right}`, "."],
      };
    case "channels":
      return {
        without: [
          "Neither the size of the image nor the field of the chain matters: weights are counted layer by layer.",
        ],
        check: ["all at once: ", tex`${product(n, k, k, channels, channels)} = ${right}`, ". The lab counts the same."],
      };
    case "saved":
      return {
        without: ["The size of the image does not matter: both slide the same weights over all of it."],
        check: [
          "compare the areas first: ",
          tex`${side}^2 - ${n} \times ${k}^2 = ${side * side - n * k * k}`,
          " fewer for each pair of an input channel and a map, and ",
          tex`${side * side - n * k * k} \times ${squared} = ${right}`,
          ".",
        ],
      };
    case "separable-channels":
      return {
        without: [
          "The square kernel does not matter: its pixels are reached in two steps, but weights are stored only for the column and the row.",
        ],
        check: ["all at once: ", tex`(${k} + ${k}) \times ${channels} \times ${channels} = ${right}`, "."],
      };
    case "layers":
      return {
        without: [
          "Channels do not matter, nor do the numbers in the kernels: they do not change how far a chain reaches.",
        ],
        check: [
          "substituting back, kernel after kernel: ",
          tex`${sum(1, ...steps)} = ${side}`,
          `. For a single channel, the chain stores ${amount(n * k * k)} coefficients, the large kernel ${amount(side * side)}.`,
        ],
      };
    case "channels-of":
      return {
        without: ["How far the chain reaches does not matter: weights are counted layer by layer."],
        check: ["substituting back, ", tex`${product(n, k, k, channels, channels)} = ${weightsOf(drawn)}`, "."],
      };
    case "which":
      return {
        without: [
          "Symmetry does not matter, nor do zeros: what counts is whether the rows are multiples of one another.",
        ],
        check: [
          `look at the columns instead. In ${listed(kernels.flatMap((each, i) => (separates(each) ? [nameOf(i)] : [])))}, each column is a multiple of the same one.`,
        ],
      };
  }
}

/** The same number, `count` times. */
function ofAll(count: number, value: number): readonly [number, ...number[]] {
  return [value, ...Array.from({ length: count - 1 }, () => value)];
}

const PRAISE: Readonly<Record<Asked, string>> = {
  side: "One pixel, and every kernel adds its side less one.",
  coefficients: "Fewer numbers than the large kernel has entries: a chain cannot make all of them.",
  separable: "A column and a row, instead of a square.",
  channels: "Every layer reads all channels of the one before.",
  saved: "A chain reaches as far with fewer weights.",
  "separable-channels": "Two thin layers, each with all the channels and all the filters.",
  layers: "Each kernel adds its side less one.",
  "channels-of": "Channels times maps, in each layer.",
  which: "Rows that are multiples of one another: a column times a row.",
};

const UNITS: Readonly<Record<Asked, string>> = {
  side: "pixels",
  coefficients: "coefficients",
  separable: "coefficients",
  channels: "weights",
  saved: "weights",
  "separable-channels": "weights",
  layers: "layers",
  "channels-of": "maps",
  which: "kernels",
};

function answerOf(drawn: Drawn): AnswerPlan {
  const { asked, kernels } = drawn;
  const praise: RichText = [PRAISE[asked]];
  if (asked === "which") {
    const options = kernels.map((kernel, i) => ({ text: [nameOf(i)], correct: separates(kernel) }));
    return { kind: "set", options, slips: whichSlips(drawn), praise };
  }
  return { kind: "number", right: correctOf(drawn), slips: SLIPS[asked](drawn), unit: UNITS[asked], praise };
}

/** Chains of convolutions and separable kernels: reach and coefficients; turned round, chains and kernels that fit. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: { steps: stepsOf(drawn), ...restOf(drawn) },
    lab:
      drawn.asked === "which"
        ? null
        : networkCase("Quiz: a chain of kernels", { c: drawn.channels, h: 64, w: 64 }, layersOf(drawn)),
  }),
});
