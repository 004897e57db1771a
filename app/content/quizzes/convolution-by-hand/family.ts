import { amount } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { defineFamily, type QuestionText, type Solution, withSome } from "#quiz/define-family.ts";
import { hide, type NumberGrid, type NumbersFigure, type Written } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { borders } from "./border.ts";
import { card } from "./card.ts";
import { type Asked, correctOf, draw, type Drawn, promptOf, windowValue } from "./cases.ts";
import {
  at,
  type Grid,
  inputTerms,
  outputTerms,
  type Place,
  sumOf,
  sumTex,
  type Terms,
  termsTex,
  weightTerms,
} from "./convolve.ts";
import { SLIPS } from "./slips.ts";

/** A grid of which nothing is known but what is asked. */
function asked(grid: Grid, [y, x]: Place, right: number): readonly (readonly (Written | null)[])[] {
  return grid.map((row, i) => row.map((_, j) => (i === y && j === x ? hide(right) : null)));
}

function gridsOf(drawn: Drawn): readonly NumberGrid[] {
  const { x, w, g, place } = drawn;
  const right = correctOf(drawn);
  const arriving: NumberGrid = { name: "gradients g at y", rows: g };
  switch (drawn.asked) {
    case "output":
      return [
        { name: "input x", rows: x },
        { name: "kernel w", sign: "∗", rows: w },
        { name: "output y", sign: "→", rows: asked(g, place, right) },
      ];
    case "two-channels": {
      const sides = ["channel 1", "channel 2"];
      return [
        { name: "input x", rows: x, sides },
        { name: "filter w", sign: "∗", rows: w, sides },
        { name: "output y", sign: "→", rows: [[hide(right)]] },
      ];
    }
    case "weight-gradient":
      return [
        { name: "input x", rows: x },
        arriving,
        { name: "gradient at w", sign: "→", rows: asked(w, place, right) },
      ];
    case "bias-gradient":
      return [{ name: "input x", rows: x }, arriving, { name: "gradient at b", sign: "→", rows: [[hide(right)]] }];
    case "input-gradient":
    case "middle-of-ones":
    case "corner-of-ones":
      return [
        { name: "kernel w", rows: w },
        arriving,
        { name: "gradient at x", sign: "→", rows: asked(x, place, right) },
      ];
    case "missing-weight":
      return [
        { name: "input x", rows: x },
        {
          name: "kernel w",
          sign: "∗",
          rows: w.map((row) => row.map((value, i) => (i === place[1] ? hide(value) : value))),
        },
        { name: "output y", sign: "→", rows: [[windowValue(drawn)]] },
      ];
  }
}

function figureOf(drawn: Drawn): NumbersFigure {
  const { x, bias, stride } = drawn;
  const notes: Readonly<Record<Asked, readonly string[]>> = {
    output: [`stride ${stride}`, `bias ${amount(bias)}`],
    "two-channels": [],
    "weight-gradient": [`stride ${stride}`],
    "bias-gradient": [`stride ${stride}`],
    "input-gradient": [
      `input of ${x.length > 1 ? `${x.length} × ${x.length}` : (x[0]?.length ?? 0)} values, stride ${stride}`,
    ],
    "middle-of-ones": [`image of ${x.length} × ${x.length}, stride ${stride}`],
    "corner-of-ones": [`image of ${x.length} × ${x.length}, stride ${stride}`],
    "missing-weight": [`bias ${amount(bias)}`],
  };
  return { kind: "numbers", grids: gridsOf(drawn), notes: notes[drawn.asked] };
}

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  output: [
    ["Where does the window of this output start? Write down the input values under it."],
    ["Multiply each of them by the weight that lies on it; add the products, then the bias, once."],
  ],
  "two-channels": [
    ["Each channel has its own slice of the filter. What does each slice make of its channel?"],
    ["Multiply value by weight, in order, for both channels; then add up all products."],
  ],
  "weight-gradient": [
    ["If this weight rises by 1, how much does each output change?"],
    ["Each output changes by the input under the weight. Multiply by the output’s gradient; add up all positions."],
  ],
  "bias-gradient": [
    ["If the bias rises by 1, which outputs change, and by how much?"],
    ["All outputs change by 1. For each of them, the loss changes by its gradient."],
  ],
  "input-gradient": [
    ["Which outputs used this input? Draw every window that covers it."],
    ["In each of these windows, note which weight lies on the input, and multiply it by the gradient of that output."],
  ],
  "middle-of-ones": [
    ["How many windows cover this pixel, and which weight lies on it in each of them?"],
    ["It meets every weight of the kernel, each in a window of its own."],
  ],
  "corner-of-ones": [
    ["How many windows cover this corner?"],
    ["Only one does, the outermost. Which of its weights lies on the corner?"],
  ],
  "missing-weight": [
    ["Write the output as a sum with one unknown."],
    ["Subtract the bias and the two known products from the output. The rest is the missing weight times its input."],
  ],
};

/** A sum of products, term by term, then their sum. */
function worked(terms: Terms): readonly RichText[] {
  if (terms.length === 1) return [[texBlock`${termsTex(terms)} = ${sumOf(terms)}`]];
  const values = terms.map(([a, b]) => a * b);
  return [[texBlock`${termsTex(terms)}`], [texBlock`${sumTex(values)} = ${sumOf(terms)}`]];
}

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { x, w, bias, stride, g, place } = drawn;
  const right = correctOf(drawn);
  switch (drawn.asked) {
    case "output": {
      const terms = outputTerms(x, w, place, stride);
      const start = place[1] * stride;
      return [
        [texBlock`y_i = \sum_a w_a x_{iS + a} + b`],
        ["Counted from 0, the window starts at position"],
        [texBlock`iS = ${place[1]} \times ${stride} = ${start}`],
        ["The products add up to"],
        ...worked(terms),
        ["and the bias is added once:"],
        [texBlock`${sumTex([sumOf(terms), bias])} = ${right}`],
      ];
    }
    case "two-channels": {
      const [first, second] = [x.slice(0, 1), x.slice(1)].map((each, i) =>
        outputTerms(each, w.slice(i, i + 1), [0, 0], 1),
      );
      const [a, b] = [sumOf(first ?? []), sumOf(second ?? [])];
      return [
        [texBlock`y = \sum_c \sum_a w_{c,a} x_{c,a}`],
        ["The first channel gives"],
        [texBlock`${termsTex(first ?? [])} = ${a}`],
        ["and the second one"],
        [texBlock`${termsTex(second ?? [])} = ${b}`],
        ["Together:"],
        [texBlock`${sumTex([a, b])} = ${right}`],
      ];
    }
    case "weight-gradient":
      return [
        [texBlock`\frac{\partial L}{\partial w_a} = \sum_i g_i x_{iS + a}`],
        ["At each position, the gradient of the output is multiplied by the input under the weight:"],
        ...worked(weightTerms(x, g, place, stride)),
      ];
    case "bias-gradient":
      return [
        [texBlock`\frac{\partial L}{\partial b} = \sum_i g_i`],
        ["Every output changes by as much as the bias, so the gradients add up:"],
        [texBlock`${sumTex(g.flat())} = ${right}`],
      ];
    case "input-gradient":
      return [
        [texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i w_{n - iS}`],
        ["Each window that covers the input has one weight on it:"],
        ...worked(inputTerms(w, g, place, stride)),
      ];
    case "middle-of-ones":
      return [
        [texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i w_{n - i} = \sum_a w_a`],
        ["Each window that covers the pixel has a different weight on it, and every gradient is 1:"],
        [texBlock`${sumTex(w.flat())} = ${right}`],
      ];
    case "corner-of-ones":
      return [
        [texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i w_{n - i}`],
        ["One window covers the corner of the image, with the weight in its own corner:"],
        ...worked(inputTerms(w, g, place, stride)),
      ];
    case "missing-weight": {
      const y = windowValue(drawn);
      const known = outputTerms(x, w, [0, 0], 1).filter((_, i) => i !== place[1]);
      const rest = y - bias - sumOf(known);
      return [
        [texBlock`y = \sum_a w_a x_a + b`],
        ["The known products add up to"],
        [texBlock`${termsTex(known)} = ${sumOf(known)}`],
        ["Without them and the bias, the output is"],
        [texBlock`${sumTex([y, -bias, -sumOf(known)])} = ${rest}`],
        ["That is the missing weight times the input under it:"],
        [texBlock`\frac{${rest}}{${at(x, place)}} = ${right}`],
      ];
    }
  }
}

function restOf(drawn: Drawn): Omit<Solution, "steps"> {
  const { x, w, bias } = drawn;
  switch (drawn.asked) {
    case "output":
      return {
        without: ["Input values outside the window do not matter, and the kernel is not flipped."],
        check: ["move the kernel along the row, stride by stride: the last window ends where the row ends."],
      };
    case "two-channels":
      return {
        without: ["The number of channels does not appear by itself: nothing is divided by it."],
        check: ["set the second channel to 0: what is left is the result of the first slice."],
      };
    case "weight-gradient":
      return {
        without: [
          "The weights themselves do not matter, nor is anything divided by the number of positions: it is a sum, not a mean.",
        ],
        check: ["raise the weight by 1, see how much each output changes, and weight these changes by the gradients."],
      };
    case "bias-gradient":
      return {
        without: ["Inputs and weights do not matter: a bias is added, whatever they are."],
        check: ["raise the bias by 1: every output rises by 1, and the loss changes by the sum of the gradients."],
      };
    case "input-gradient":
      return {
        without: ["The input values do not matter: they appear in the gradients of the weights, not in their own."],
        check: ["raise the input by 1, see how much each output changes, and weight these changes by the gradients."],
      };
    case "middle-of-ones":
    case "corner-of-ones":
      return {
        without: ["The pixel values do not matter: they appear in the gradients of the weights, not in their own."],
        check: [
          "raise the pixel by 1: each output whose window covers it changes by the weight that lies on it there.",
        ],
      };
    case "missing-weight":
      return {
        without: ["Nothing is flipped: the first weight lies on the first value."],
        check: [
          "substituting back, ",
          tex`${termsTex(outputTerms(x, w, [0, 0], 1))} + (${bias}) = ${windowValue(drawn)}`,
          ".",
        ],
      };
  }
}

const PRAISE: Readonly<Record<Asked, string>> = {
  output: "Products under the window, added up, and the bias once.",
  "two-channels": "Each channel has its own weights, and everything is added up.",
  "weight-gradient": "The weight affects the loss at every position where it was used.",
  "bias-gradient": "The bias changes every output, so all their gradients add up.",
  "input-gradient": "Every window that covers the input passes its share back, through the weight that lay on it.",
  "middle-of-ones": "The pixel meets every weight once, and the weights add up.",
  "corner-of-ones": "One window, one weight.",
  "missing-weight": "What the bias and the known products leave is the missing weight times its input.",
};

function answer(drawn: Drawn): AnswerPlan {
  const slips = SLIPS[drawn.asked](drawn);
  return { kind: "number", right: correctOf(drawn), slips, signed: true, praise: [PRAISE[drawn.asked]] };
}

function text(drawn: Drawn): QuestionText {
  return {
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: { steps: stepsOf(drawn), ...restOf(drawn) },
    lab: null,
  };
}

/** Values and gradients of a convolution of a few numbers; turned round, a weight from an output. */
export const family = defineFamily({
  ...card,
  ...withSome({ draw, answer, text }, borders, (level) => (level < 3 ? 0.25 : 0)),
});
