import { amount } from "#nn/format.ts";
import { tex, type Tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { listed } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide, type NumberGrid, type NumbersFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { card } from "./card.ts";
import {
  type Asked,
  correctOf,
  derivativeOf,
  draw,
  type Drawn,
  errorInFloat32,
  errorOf,
  formulaOf,
  placesOf,
  quotientOf,
  small,
  valuesOf,
} from "./cases.ts";
import { choiceSlips, SLIPS, stepText } from "./slips.ts";

function promptOf(drawn: Drawn): string {
  const { asked, w, step } = drawn;
  const places = placesOf(drawn);
  const f = `f(w) = ${formulaOf(drawn)}`;
  const { below, middle, above } = valuesOf(drawn);
  const checked = `The gradient of ${f} at w = ${w} is checked by a central difference with ε = ${step}`;
  switch (asked) {
    case "values":
      return `${checked}. The values are f(${places.below}) = ${amount(below)}, f(${w}) = ${amount(middle)} and f(${places.above}) = ${amount(above)}. What does the central difference give?`;
    case "quotient":
      return `${checked}, computed in exact arithmetic. What does the central difference give?`;
    case "error":
      return `${checked}, computed in exact arithmetic. By how much is the central difference larger than the exact derivative?`;
    case "step":
      return `The central difference of ${f} at w = ${w} is ${amount(quotientOf(drawn))} in exact arithmetic. Which ε was used?`;
    case "best":
      return `A program checks the gradient of ${f} at w = ${w} by a central difference. Everything is computed in float32, which keeps about seven decimal digits. Which of these values of ε brings it closest to the exact derivative?`;
  }
}

/** The three values, hidden where they have to be worked out. */
function valueGrid(drawn: Drawn): NumberGrid {
  const { asked, w } = drawn;
  const places = placesOf(drawn);
  const { below, middle, above } = valuesOf(drawn);
  const values = [below, middle, above];
  return {
    name: `f(w) = ${formulaOf(drawn)}`,
    columns: ["w − ε", "w", "w + ε"],
    sides: ["place", "f"],
    rows: [[places.below, w, places.above], asked === "values" ? values : values.map((value) => hide(value))],
  };
}

function figureOf(drawn: Drawn): NumbersFigure {
  const { asked, w, step, steps } = drawn;
  const [quotient, derivative] = [quotientOf(drawn), derivativeOf(drawn)];
  const name = `f(w) = ${formulaOf(drawn)} at w = ${w}`;
  switch (asked) {
    case "values":
    case "quotient":
      return {
        kind: "numbers",
        grids: [valueGrid(drawn), { name: "central difference", sign: "→", rows: [[hide(quotient)]] }],
        notes: [`ε = ${step}`],
      };
    case "error":
      return {
        kind: "numbers",
        grids: [
          valueGrid(drawn),
          {
            name: "compared",
            sign: "→",
            sides: ["central difference", "derivative", "larger by"],
            rows: [[hide(quotient)], [hide(derivative)], [hide(errorOf(drawn))]],
          },
        ],
        notes: [`ε = ${step}`],
      };
    case "step":
      return {
        kind: "numbers",
        grids: [
          {
            name,
            sides: ["central difference", "derivative", "ε"],
            rows: [[quotient], [hide(derivative)], [hide(step)]],
          },
        ],
      };
    case "best":
      return {
        kind: "numbers",
        grids: [
          {
            name,
            sides: steps.map((each) => `ε = ${small(each)}`),
            columns: ["off by"],
            rows: steps.map((each) => [hide(small(errorInFloat32(drawn, each)))]),
          },
        ],
        notes: ["float32"],
      };
  }
}

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  values: [
    ["Which two of the three values does a central difference compare?"],
    ["Subtract the value below w from the value above it, and divide by the distance between the two points."],
  ],
  quotient: [
    ["A central difference compares f one step above w with f one step below. Work out both values."],
    [
      "Subtract the value below w from the value above it, and divide by the distance between the two points, which is not ε.",
    ],
  ],
  error: [
    ["Work out the derivative with the usual rules, and the central difference from two values of f."],
    ["Or expand the cubes of w + ε and w − ε and subtract one from the other: which terms cancel, and which do not?"],
  ],
  step: [
    ["What is the exact derivative at that point, and by how much is the given number larger?"],
    ["Expanded, the central difference of w³ is 3w² plus one more term, which contains only ε."],
  ],
  best: [
    ["There are two errors. One is in the formula and shrinks with ε; the other comes from rounding. What does it do?"],
    [
      "The formula is off by about the square of ε. The values of f are rounded after about seven digits, and that rounding error is divided by ε. Both errors have to be small.",
    ],
  ],
};

/** The function with a number put in. */
function putIn({ cube, line }: Drawn, place: number): Tex {
  const head = cube === 1 ? tex`${place}^3` : tex`${cube} \times ${place}^3`;
  return line === 0 ? head : tex`${head} + ${line} \times ${place}`;
}

function quotientSteps(drawn: Drawn): readonly RichText[] {
  const { asked, step } = drawn;
  const places = placesOf(drawn);
  const { below, above } = valuesOf(drawn);
  const values: readonly RichText[] =
    asked === "values"
      ? []
      : [
          ["The two values are"],
          [texBlock`f(${places.above}) = ${putIn(drawn, places.above)} = ${above}`],
          [texBlock`f(${places.below}) = ${putIn(drawn, places.below)} = ${below}`],
        ];
  return [
    ["A central difference goes one step to either side of w:"],
    [texBlock`\frac{f(w + \varepsilon) - f(w - \varepsilon)}{2 \varepsilon}`],
    ...values,
    ["Between the two points, f rises by"],
    [texBlock`${above} - ${below} = ${above - below}`],
    ["and the two points are two steps apart:"],
    [texBlock`\frac{${above - below}}{2 \times ${step}} = ${quotientOf(drawn)}`],
  ];
}

/** The derivative by its rule. */
function derivativeStep(drawn: Drawn): RichText {
  const { cube, line, w } = drawn;
  const derivative = derivativeOf(drawn);
  return line === 0
    ? [texBlock`3 \times ${cube} \times ${w}^2 = ${derivative}`]
    : [texBlock`3 \times ${cube} \times ${w}^2 + ${line} = ${derivative}`];
}

function solutionOf(drawn: Drawn): Solution {
  const { asked, cube, line, step, steps } = drawn;
  const [quotient, derivative, error] = [quotientOf(drawn), derivativeOf(drawn), errorOf(drawn)];
  const written: RichText = [
    texBlock`\frac{(w + \varepsilon)^3 - (w - \varepsilon)^3}{2 \varepsilon} = 3 w^2 + \varepsilon^2`,
  ];
  switch (asked) {
    case "values":
    case "quotient":
      return {
        steps: quotientSteps(drawn),
        without: [
          "The value at w itself does not matter: a central difference looks to both sides of it, so the errors of the two sides nearly cancel.",
        ],
        check: [
          "expanded, a central difference of the cube exceeds the derivative by the square of ε, times the coefficient of the cube: ",
          tex`${derivative} + ${cube} \times ${step}^2 = ${quotient}`,
          ".",
        ],
      };
    case "error":
      return {
        steps: [
          ...quotientSteps(drawn),
          ["The derivative is"],
          derivativeStep(drawn),
          ["so the central difference is larger by"],
          [texBlock`${quotient} - ${derivative} = ${error}`],
        ],
        without: [
          line === 0
            ? "The value of w does not matter: the error of a cube’s central difference is the same everywhere."
            : "The value of w does not matter, nor does the linear part of f: the slope of a line comes out exactly.",
        ],
        check: [
          "when the cubes are expanded, the terms with an odd power of ε double, and those with an even one cancel. What is left is the square of ε, times the coefficient of the cube: ",
          tex`${cube} \times ${step}^2 = ${error}`,
          ".",
        ],
      };
    case "step":
      return {
        steps: [
          ["Expanded, the central difference of the cube is"],
          written,
          ["The exact derivative here is"],
          derivativeStep(drawn),
          ["The number given is larger by"],
          [texBlock`${quotient} - ${derivative} = ${error}`],
          ["That is the square of ε, times the coefficient of the cube:"],
          [texBlock`\varepsilon = \sqrt{${error} \div ${cube}} = ${step}`],
        ],
        without: [
          line === 0
            ? "Only ε makes a difference: the error of a cube is the same at every w."
            : "The linear part of f does not matter: the slope of a line comes out exactly, whatever ε is.",
        ],
        check: ["substituting back, ", tex`${derivative} + ${cube} \times ${step}^2 = ${quotient}`, "."],
      };
    case "best":
      return {
        steps: [
          ["The formula has an error of its own, which falls with ε:"],
          written,
          [
            "Rounding adds another one, which grows as ε falls: both values are rounded after about seven digits, and their difference is divided by twice ε.",
          ],
          [
            `Computed in float32, the quotient is off by ${listed(steps.map((each) => `${small(errorInFloat32(drawn, each))} for ε = ${small(each)}`))}.`,
          ],
          ["The smallest of these errors belongs to"],
          [texBlock`\varepsilon = ${step}`],
        ],
        without: ["Only in exact arithmetic is a smaller ε always better: there is no rounding error there."],
        check: [
          `look at the smallest: with ε = ${small(steps.at(-1) ?? 0)} the two points are so close that float32 hardly tells them apart, and the difference between the values is mostly rounding error.`,
        ],
      };
  }
}

const PRAISE: Readonly<Record<Asked, string>> = {
  values: "The upper value minus the lower one, divided by the whole distance.",
  quotient: "The upper value minus the lower one, divided by the whole distance.",
  error: "The square of ε is left, and the rest cancels.",
  step: "A central difference of a cube exceeds the derivative by the square of ε, times the coefficient of the cube.",
  best: "Small enough for the formula, large enough for the rounding.",
};

function answerOf(drawn: Drawn): AnswerPlan {
  const praise: RichText = [PRAISE[drawn.asked]];
  if (drawn.asked === "best") {
    const order = drawn.steps.map((step) => `ε = ${small(step)}`);
    return { kind: "text", right: stepText(drawn.step), slips: choiceSlips(drawn), praise, order };
  }
  return { kind: "number", right: correctOf(drawn), slips: SLIPS[drawn.asked](drawn), fractions: true, praise };
}

/** Central differences of a cube: what they give and by how much it is off; turned round, which ε was used or is best. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: solutionOf(drawn),
    lab: null,
  }),
});
