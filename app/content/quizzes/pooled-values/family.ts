import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { listed, sum } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution, withSome } from "#quiz/define-family.ts";
import { hide, type NumberGrid, type NumbersFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { card } from "./card.ts";
import { SLIPS } from "./slips.ts";
import { twoMaps } from "./two-maps.ts";
import {
  arriving,
  type Asked,
  correctOf,
  draw,
  type Drawn,
  KERNEL,
  middleWindow,
  partedAt,
  promptOf,
  STRIDE,
  total,
  windowsOn,
} from "./windows.ts";

const inTwoRows = <T>(four: readonly T[]): readonly (readonly T[])[] => [four.slice(0, 2), four.slice(2)];

function squareFigure(drawn: Drawn): NumbersFigure {
  const { asked, values, gradients, at } = drawn;
  const right = correctOf(drawn);
  const isOpen = asked === "missing" || asked === "least";
  const mean = total(values) / values.length;
  const cells = values.map((value, i) => (isOpen && i === at ? hide(right) : value));
  const input: NumberGrid = { name: "input x", rows: inTwoRows(cells) };
  if (asked === "mean") return { kind: "numbers", grids: [input, { name: "mean", sign: "→", rows: [[hide(mean)]] }] };
  if (asked === "missing") return { kind: "numbers", grids: [input, { name: "mean", sign: "→", rows: [[mean]] }] };
  const [g = 0] = gradients;
  const back = values.map((_, i) => {
    if (asked === "least") return i === at ? g : 0;
    return i === at ? hide(right) : null;
  });
  return {
    kind: "numbers",
    grids: [
      input,
      { name: "gradient at the output", rows: [[g]] },
      { name: "gradient at x", sign: "→", rows: inTwoRows(back) },
    ],
    notes: [asked === "mean-gradient" ? "mean pool" : "max pool"],
  };
}

function rowFigure(drawn: Drawn): NumbersFigure {
  const { asked, values, gradients, at } = drawn;
  const right = correctOf(drawn);
  const input: NumberGrid = { name: "input x", rows: [values] };
  const notes = [`${asked === "row-mean-gradient" ? "mean" : "max"} pool: windows of ${KERNEL}, stride ${STRIDE}`];
  if (asked === "row-max") {
    const output = windowsOn(values).map((_, i) => (i === 1 ? hide(right) : null));
    return { kind: "numbers", grids: [input, { name: "output z", sign: "→", rows: [output] }], notes };
  }
  const back = values.map((_, i) => (i === at ? hide(right) : null));
  return {
    kind: "numbers",
    grids: [
      input,
      { name: "gradients at the outputs", rows: [gradients] },
      { name: "gradient at x", sign: "→", rows: [back] },
    ],
    notes,
  };
}

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  mean: [
    ["What does a mean do with every value under the window?"],
    ["Add up the four values, then divide the sum equally among them."],
  ],
  "max-gradient": [
    ["Let this input rise a little and keep the others as they are. What happens to the maximum?"],
    ["Only the largest input changes the output, and by as much as it changes itself."],
  ],
  "mean-gradient": [
    ["Let this input rise by 1 and keep the others as they are. What happens to the mean?"],
    ["Each of the four inputs changes the mean by a quarter of its own change."],
  ],
  missing: [
    ["The mean tells you the sum of all values."],
    ["The sum is four times the mean. What is left of it without the known values?"],
  ],
  least: [
    ["To which input of its window does a max pool pass the gradient back?"],
    [
      "It went to the unknown value, so that one is larger than each of the other three. How large is the largest of them?",
    ],
  ],
  "row-max": [
    ["Where does the second window start, and where does it end? Mark it on the row."],
    [`It starts ${STRIDE} values to the right of the first one, and covers ${KERNEL}.`],
  ],
  "row-max-gradient": [
    ["Neighbouring windows share a value. Which windows cover this input, and in which of them is it the largest?"],
    ["It is the largest in both. If it rises a little, both outputs rise by as much, so what comes back adds up."],
  ],
  "row-mean-gradient": [
    ["Neighbouring windows share a value. Which windows cover this input?"],
    [`Two windows cover it. Each of the means is over ${KERNEL} values, and what comes back adds up.`],
  ],
};

const sumOf = ([first = 0, ...others]: readonly number[]) => sum(first, ...others);

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { asked, values, gradients } = drawn;
  const { itself, others } = partedAt(drawn);
  const right = correctOf(drawn);
  const [g = 0] = gradients;
  const [first = 0, second = 0] = arriving(drawn);
  const mean = total(values) / values.length;
  switch (asked) {
    case "mean":
      return [
        [texBlock`z = \frac{1}{4} \sum_j x_j`],
        [texBlock`${sumOf(values)} = ${total(values)}`],
        [texBlock`z = \frac{${total(values)}}{4} = ${right}`],
      ];
    case "max-gradient": {
      const share = right === 0 ? 0 : 1;
      return [
        ["The gradient at an input is the gradient at the output, times how much the output changes with that input:"],
        [
          texBlock`\frac{\partial L}{\partial x_j} = \frac{\partial L}{\partial z} \cdot \frac{\partial z}{\partial x_j}`,
        ],
        [
          share === 1
            ? `The value ${itself} is the largest, so the output changes with it:`
            : `The largest value is ${Math.max(...values)}; the output does not change with ${itself}:`,
        ],
        [texBlock`${g} \times ${share} = ${right}`],
      ];
    }
    case "mean-gradient":
      return [
        ["The gradient at an input is the gradient at the output, times how much the output changes with that input:"],
        [texBlock`\frac{\partial L}{\partial x_j} = \frac{\partial L}{\partial z} \cdot \frac{1}{4}`],
        [texBlock`${g} \times \frac{1}{4} = ${right}`],
      ];
    case "missing":
      return [
        [texBlock`z = \frac{1}{4} \sum_j x_j`],
        ["All four values add up to"],
        [texBlock`4 \times ${mean} = ${4 * mean}`],
        ["The known ones add up to"],
        [texBlock`${sumOf(others)} = ${total(others)}`],
        ["The rest is"],
        [texBlock`${4 * mean} - ${total(others)} = ${right}`],
      ];
    case "least":
      return [
        ["A max pool passes the whole gradient to the largest value of its window. The unknown value has to exceed"],
        [texBlock`\max(${others[0] ?? 0}, ${others[1] ?? 0}, ${others[2] ?? 0}) = ${right - 1}`],
        ["The next whole number is"],
        [texBlock`${right - 1} + 1 = ${right}`],
      ];
    case "row-max": {
      const [a = 0, b = 0, c = 0] = middleWindow(drawn);
      return [
        [texBlock`z_i = \max(x_{iS}, \dots, x_{iS + k - 1})`],
        ["Counted from 0, the second window starts at position"],
        [texBlock`1 \times ${STRIDE} = ${STRIDE}`],
        ["and covers three values:"],
        [texBlock`z_1 = \max(${a}, ${b}, ${c}) = ${right}`],
      ];
    }
    case "row-max-gradient":
      return [
        [
          texBlock`\frac{\partial L}{\partial x_j} = \sum_i \frac{\partial L}{\partial z_i} \cdot \frac{\partial z_i}{\partial x_j}`,
        ],
        [`The value ${itself} is the largest in two windows; both outputs change with it:`],
        [texBlock`${first} \times 1 + ${second} \times 1 = ${right}`],
      ];
    case "row-mean-gradient":
      return [
        [texBlock`\frac{\partial L}{\partial x_j} = \sum_i \frac{\partial L}{\partial z_i} \cdot \frac{1}{k}`],
        [`The value ${itself} lies under two windows. The gradients that arrive there add up to`],
        [texBlock`${first} + ${second} = ${first + second}`],
        ["Each mean changes by a third of what the input does:"],
        [texBlock`\frac{${first + second}}{${KERNEL}} = ${right}`],
      ];
  }
}

function solutionOf(drawn: Drawn): Solution {
  const { asked, values } = drawn;
  const { others } = partedAt(drawn);
  const right = correctOf(drawn);
  const steps = stepsOf(drawn);
  const nudged: RichText = [
    "raise the input by a small step, and see which outputs change and by how much; multiplied by the gradients that arrive, that gives the same.",
  ];
  switch (asked) {
    case "mean":
      return {
        steps,
        without: ["The order of the values does not matter: a mean is the same in any order."],
        check: ["in total, the values lie as far above the mean as below it."],
      };
    case "missing":
      return {
        steps,
        without: ["The position of the value in the window does not matter: a mean is the same in any order."],
        check: ["substituting back, ", tex`(${sumOf(values)}) \div 4 = ${total(values) / 4}`, "."],
      };
    case "least":
      return {
        steps,
        without: [
          "The size of the gradient does not matter: it says how the loss changes, not how large the input is.",
        ],
        check: [`substituting back, ${right} exceeds ${listed(others)}; one less would be a tie.`],
      };
    case "row-max":
      return {
        steps,
        without: ["Values outside the window do not matter, however large they are, and minus signs are kept."],
        check: ["mark all three windows on the row: each shares one value with the next."],
      };
    case "row-max-gradient":
    case "max-gradient":
      return {
        steps,
        without: ["The values themselves do not matter, except for which of them is the largest."],
        check: nudged,
      };
    case "mean-gradient":
    case "row-mean-gradient":
      return {
        steps,
        without: ["The values themselves do not matter: a mean changes as much with a small one as with a large one."],
        check: nudged,
      };
  }
}

const PRAISE: Readonly<Record<Asked, string>> = {
  mean: "The sum, divided equally.",
  "max-gradient": "The whole gradient goes to the largest input, and nothing to the others.",
  "mean-gradient": "Each input of a mean gets an equal share.",
  missing: "The mean gives the sum, and the sum gives the missing value.",
  least: "The largest value gets the whole gradient; by how much it is larger makes no difference.",
  "row-max": "The window starts one stride further on, and its largest value is kept.",
  "row-max-gradient": "An input that is the largest in two windows gets both gradients, added up.",
  "row-mean-gradient": "A share from each window that covers the input, added up.",
};

function answer(drawn: Drawn): AnswerPlan {
  const signed = drawn.asked === "row-max" ? { signed: true as const } : {};
  const slips = SLIPS[drawn.asked](drawn);
  return { kind: "number", right: correctOf(drawn), slips, praise: [PRAISE[drawn.asked]], ...signed };
}

function text(drawn: Drawn): QuestionText {
  return {
    prompt: [promptOf(drawn)],
    figure: drawn.values.length === 4 ? squareFigure(drawn) : rowFigure(drawn),
    hints: HINTS[drawn.asked],
    solution: solutionOf(drawn),
    lab: null,
  };
}

/** Max and mean of given values, and their gradients; turned round, a value that is missing. */
export const family = defineFamily({
  ...card,
  ...withSome({ draw, answer, text }, twoMaps, (level) => (level === 1 ? 0.25 : 0)),
});
