/** What a gradient does at the sum of a residual block: one channel, one place, so that it is one number. */
import { amount } from "#nn/format.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { between, listed, pick, product, size } from "#quiz/build.ts";
import type { QuestionText, Sort } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import { type BlockBox, type BlocksFigure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { networkCase } from "../../network-case.ts";

/** `branch`: what arrives at the end of the branch; `input`: at the block's input; `weight`: turned round. */
type Asked = "branch" | "input" | "weight";

/** A sum of its input and of what convolutions of one weight each make of it. */
interface Sum {
  readonly asked: Asked;
  readonly weights: readonly number[];
  /** The gradient that arrives at the sum. */
  readonly arriving: number;
}

const ASKED: Readonly<Record<Level, Asked>> = { 1: "branch", 2: "input", 3: "weight" };

function drawSum(level: Level, random: Random): Sum {
  const asked = ASKED[level];
  const weight = (): number => pick([2, 3, 4, 5], random);
  const weights = asked === "weight" ? [between(2, 9, random)] : [weight(), weight()];
  return { asked, weights, arriving: 2 * between(2, 9, random) };
}

/** How far the branch moves for one step of the input. */
const slope = ({ weights }: Sum): number => weights.reduce((all, weight) => all * weight, 1);

/** The gradient at the block's input: along the shortcut, and through the branch. */
function atInput(drawn: Sum): number {
  return drawn.arriving + drawn.arriving * slope(drawn);
}

function correctOf(drawn: Sum): number {
  return { branch: drawn.arriving, input: atInput(drawn), weight: slope(drawn) }[drawn.asked];
}

function branchSlips(drawn: Sum): readonly Slip<number>[] {
  const { arriving: g, weights } = drawn;
  const last = weights.at(-1) ?? 1;
  return [
    slip(
      g / 2,
      "halved",
      "Shared out between the two terms",
      "Each term was given half. If one of them rises by 1 and the other stays, how far does the sum move?",
    ),
    slip(
      0,
      "shortcut-only",
      "Everything to the shortcut",
      "With that, the weights of the branch could never learn. If the branch’s result rises by 1, does the sum stay?",
    ),
    slip(
      g * last,
      "weight-too-early",
      "The last weight counted already",
      "One step further back that arrives. Has the gradient passed a weight at the end of the branch?",
    ),
    slip(2 * g, "doubled", "Counted once for each term", "Two terms receive something. What does one of them receive?"),
  ];
}

function inputSlips(drawn: Sum): readonly Slip<number>[] {
  const { arriving: g, weights } = drawn;
  return [
    slip(
      g,
      "bypasses-weights",
      "The shortcut alone",
      "That comes along the shortcut. How far does the branch move if the input rises by 1, and what does that do to the sum?",
    ),
    slip(
      g * slope(drawn),
      "branch-only",
      "The branch alone",
      "That comes through the branch. Which other way leads from the input to the sum?",
    ),
    slip(
      atInput(drawn) / 2,
      "halved",
      "Shared out between the two ways",
      "Both ways were counted, and then halved. If the input rises by 1, do the moves along both ways add up?",
    ),
    slip(
      g * (1 + weights.reduce((a, b) => a + b, 0)),
      "weights-added",
      "Weights added along the branch",
      "The branch’s weights were added. If the first one triples a step, what does the second make of that?",
    ),
    slip(
      g * (1 + (weights.at(-1) ?? 1)),
      "last-weight-only",
      "The last weight only",
      "One convolution of the branch was passed. Where does the gradient go from there?",
    ),
  ];
}

function weightSlips(drawn: Sum): readonly Slip<number>[] {
  const { arriving: g } = drawn;
  const G = atInput(drawn);
  return [
    slip(
      G / g,
      "shortcut-forgotten",
      "The shortcut left out",
      "Without the shortcut that would fit. What of the gradient at the input has not passed the weight?",
    ),
    slip(
      G - g,
      "not-divided",
      "What comes through the branch taken for the weight",
      "So much comes through the branch. What was it before it passed the weight?",
    ),
    slip(
      (2 * G) / g - 1,
      "halved",
      "Gradient halved at the sum",
      "If each term received half of it, that would fit. What does a term of a sum receive?",
    ),
    slip(
      G / g + 1,
      "shortcut-added",
      "The shortcut added where it has to come off",
      "The shortcut was counted the wrong way round. Is its share part of what arrives, or still to come?",
    ),
    slip(
      G + g,
      "gradients-added",
      "Both gradients added",
      "What arrives at the sum and at the input was added up. How does one come from the other?",
    ),
  ];
}

function sumAnswer(drawn: Sum): AnswerPlan {
  const slips = { branch: branchSlips, input: inputSlips, weight: weightSlips }[drawn.asked](drawn);
  const praise: Readonly<Record<Asked, string>> = {
    branch: "A sum passes the whole gradient to each of its terms.",
    input: "Both ways count: the shortcut as it is, the branch times its weights.",
    weight: "What the shortcut brings comes off; the rest has passed the weight.",
  };
  return { kind: "number", right: correctOf(drawn), slips, praise: [praise[drawn.asked]] };
}

const ONE = size([1, 1]);

function promptOf(drawn: Sum): string {
  const { asked, weights, arriving } = drawn;
  const branch =
    weights.length === 1
      ? `a convolution of ${ONE} makes of it`
      : `two convolutions of ${ONE} make of it, with the weights ${listed(weights)} in this order`;
  const block = `A residual block on one channel adds its input to what ${branch}. There are no biases and no activations. At one place, the gradient of the loss that arrives at the sum is ${arriving}.`;
  switch (asked) {
    case "branch":
      return `${block} Which gradient arrives at the output of the second convolution there?`;
    case "input":
      return `${block} Which gradient reaches the block’s input there?`;
    case "weight":
      return `${block} The one that reaches the block’s input there is ${amount(atInput(drawn))}. What is the weight?`;
  }
}

function figureOf(drawn: Sum): BlocksFigure {
  const { asked, weights, arriving } = drawn;
  const boxes = weights.map((weight): BlockBox => {
    const label = `convolution ${ONE}`;
    return { label, hue: "conv", note: asked === "weight" ? hide(`weight ${weight}`) : `weight ${weight}` };
  });
  const found = { branch: "gradient at the end of the branch", input: "gradient at the input", weight: "weight" }[
    asked
  ];
  const known = asked === "weight" ? [`gradient at the input: ${amount(atInput(drawn))}`] : [];
  return {
    kind: "blocks",
    input: "x",
    lanes: [boxes, []],
    join: "+",
    output: "y",
    notes: [`gradient at the sum: ${arriving}`, ...known, hide(`${found}: ${amount(correctOf(drawn))}`)],
  };
}

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  branch: [
    ["Let one term of the sum rise by 1, and keep the other as it is. What does the sum do?"],
    ["The sum moves as far as the term. Then the loss feels the term exactly as it feels the sum."],
  ],
  input: [
    ["Two ways lead from the input to the sum. What happens to a small step of the input along each of them?"],
    [
      "Along the shortcut it stays as it is, along the branch it is multiplied by each weight. At the sum, both add up.",
    ],
  ],
  weight: [
    ["Two ways lead back from the sum to the input. What comes along the shortcut?"],
    ["Take off what comes along the shortcut. The rest is the gradient at the sum, times the weight."],
  ],
};

function stepsOf(drawn: Sum): readonly RichText[] {
  const { asked, weights, arriving: g } = drawn;
  const [first = 1, ...others] = weights;
  const through = g * slope(drawn);
  const rule: readonly RichText[] = [
    ["With F for the branch, the sum moves with both of its terms:"],
    [texBlock`y = F(x) + x`],
  ];
  switch (asked) {
    case "branch":
      return [
        ...rule,
        ["If F rises by 1, y rises by 1:"],
        [texBlock`\frac{\partial L}{\partial F} = \frac{\partial L}{\partial y} \cdot 1`],
        [texBlock`${g} \times 1 = ${g}`],
      ];
    case "input":
      return [
        ...rule,
        [
          texBlock`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} \cdot \left( \frac{\partial F}{\partial x} + 1 \right)`,
        ],
        ["Through the branch comes"],
        [texBlock`${product(g, first, ...others)} = ${through}`],
        ["and along the shortcut the gradient as it is. Together:"],
        [texBlock`${through} + ${g} = ${atInput(drawn)}`],
      ];
    case "weight":
      return [
        ...rule,
        [texBlock`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} \cdot (w + 1)`],
        ["Without what the shortcut brings, this much is left:"],
        [texBlock`${atInput(drawn)} - ${g} = ${through}`],
        ["It has passed the weight:"],
        [texBlock`${through} \div ${g} = ${slope(drawn)}`],
      ];
  }
}

function sumText(drawn: Sum): QuestionText {
  const { asked, weights, arriving: g } = drawn;
  const checks: Readonly<Record<Asked, RichText>> = {
    branch: ["raise the branch’s result by 1: the sum rises by 1, and the loss by what arrives at the sum."],
    input: [
      "raise the input by 1: the sum rises by ",
      tex`1 + ${slope(drawn)} = ${1 + slope(drawn)}`,
      ", and the loss by ",
      tex`${g} \times ${1 + slope(drawn)} = ${atInput(drawn)}`,
      ".",
    ],
    weight: ["put back in, ", tex`${g} \times (${slope(drawn)} + 1) = ${atInput(drawn)}`, "."],
  };
  const convolution = { ...conv2d.create("conv1"), channels: 1, kernel: [1, 1], bias: false } as const;
  return {
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[asked],
    solution: {
      steps: stepsOf(drawn),
      without: ["The values of input and sum do not enter: a sum passes a gradient on, however large its terms are."],
      check: checks[asked],
    },
    lab: networkCase(
      "Quiz: a branch by itself",
      { c: 1, h: 8, w: 8 },
      weights.map((_, i) => ({ ...convolution, id: `conv${i + 1}` })),
    ),
  };
}

/** Questions on the gradient at the sum. */
export const sums: Sort<Sum> = { draw: drawSum, answer: sumAnswer, text: sumText };
