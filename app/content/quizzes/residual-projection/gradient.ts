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
      "Shared between the two terms",
      "You gave each term half. If one of them rises by 1 and the other stays, by how much does the sum rise?",
    ),
    slip(
      0,
      "shortcut-only",
      "Everything to the shortcut",
      "Then the weights of the branch could never learn. If the branch’s result rises by 1, does the sum stay the same?",
    ),
    slip(
      g * last,
      "weight-too-early",
      "The last weight counted already",
      "That is the gradient one step further back. Has it already passed a weight at the end of the branch?",
    ),
    slip(
      2 * g,
      "doubled",
      "Counted once for each term",
      "Both terms receive a gradient. How much does one of them receive?",
    ),
  ];
}

function inputSlips(drawn: Sum): readonly Slip<number>[] {
  const { arriving: g, weights } = drawn;
  return [
    slip(
      g,
      "bypasses-weights",
      "The shortcut alone",
      "That is what comes along the shortcut. By how much does the branch’s result change if the input rises by 1, and what does that do to the sum?",
    ),
    slip(
      g * slope(drawn),
      "branch-only",
      "The branch alone",
      "That is what comes through the branch. Which other path leads from the input to the sum?",
    ),
    slip(
      atInput(drawn) / 2,
      "halved",
      "Shared between the two paths",
      "You counted both paths, and then halved. If the input rises by 1, do the changes along the two paths add up?",
    ),
    slip(
      g * (1 + weights.reduce((a, b) => a + b, 0)),
      "weights-added",
      "Weights added along the branch",
      "You added the branch’s weights. If the first one triples a change, what does the second do to the result?",
    ),
    slip(
      g * (1 + (weights.at(-1) ?? 1)),
      "last-weight-only",
      "The last weight only",
      "The gradient has passed only one convolution of the branch. Where does it go from there?",
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
      "That would be right without the shortcut. Which part of the gradient at the input has not passed the weight?",
    ),
    slip(
      G - g,
      "not-divided",
      "The branch’s share taken for the weight",
      "That is what comes through the branch. What was it before it passed the weight?",
    ),
    slip(
      (2 * G) / g - 1,
      "halved",
      "Gradient halved at the sum",
      "That would be right if each term received half. What does a term of a sum receive?",
    ),
    slip(
      G / g + 1,
      "shortcut-added",
      "The shortcut added instead of subtracted",
      "You counted the shortcut the wrong way round. Is its share part of the gradient at the input, or does it come on top?",
    ),
    slip(
      G + g,
      "gradients-added",
      "Both gradients added",
      "You added the gradients at the sum and at the input. How does one follow from the other?",
    ),
  ];
}

function sumAnswer(drawn: Sum): AnswerPlan {
  const slips = { branch: branchSlips, input: inputSlips, weight: weightSlips }[drawn.asked](drawn);
  const praise: Readonly<Record<Asked, string>> = {
    branch: "A sum passes the whole gradient to each of its terms.",
    input: "Both paths count: the shortcut as it is, and the branch times its weights.",
    weight: "Subtract what comes along the shortcut; the rest has passed the weight.",
  };
  return { kind: "number", right: correctOf(drawn), slips, praise: [praise[drawn.asked]] };
}

const ONE = size([1, 1]);

function promptOf(drawn: Sum): string {
  const { asked, weights, arriving } = drawn;
  const branch =
    weights.length === 1
      ? `a ${ONE} convolution makes of it`
      : `two ${ONE} convolutions make of it, with weights ${listed(weights)} in this order`;
  const block = `A residual block with one channel adds its input to what ${branch}. There are no biases and no activations. At one position, the gradient of the loss that arrives at the sum is ${arriving}.`;
  switch (asked) {
    case "branch":
      return `${block} What gradient arrives at the output of the second convolution there?`;
    case "input":
      return `${block} What gradient reaches the block’s input there?`;
    case "weight":
      return `${block} The gradient that reaches the block’s input there is ${amount(atInput(drawn))}. What is the weight?`;
  }
}

function figureOf(drawn: Sum): BlocksFigure {
  const { asked, weights, arriving } = drawn;
  const boxes = weights.map((weight): BlockBox => {
    const label = `${ONE} convolution`;
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
    ["Let one term of the sum rise by 1, and keep the other as it is. What happens to the sum?"],
    ["The sum changes by as much as the term. So the loss depends on the term exactly as it depends on the sum."],
  ],
  input: [
    ["Two paths lead from the input to the sum. What happens to a small change of the input along each of them?"],
    [
      "Along the shortcut it stays as it is; along the branch it is multiplied by each weight. At the sum, the two add up.",
    ],
  ],
  weight: [
    ["Two paths lead back from the sum to the input. What comes along the shortcut?"],
    ["Subtract what comes along the shortcut. The rest is the gradient at the sum, times the weight."],
  ],
};

function stepsOf(drawn: Sum): readonly RichText[] {
  const { asked, weights, arriving: g } = drawn;
  const [first = 1, ...others] = weights;
  const through = g * slope(drawn);
  const rule: readonly RichText[] = [["With F for the branch, the sum has two terms:"], [texBlock`y = F(x) + x`]];
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
        ["What comes through the branch is"],
        [texBlock`${product(g, first, ...others)} = ${through}`],
        ["and along the shortcut, the gradient comes as it is. Together:"],
        [texBlock`${through} + ${g} = ${atInput(drawn)}`],
      ];
    case "weight":
      return [
        ...rule,
        [texBlock`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} \cdot (w + 1)`],
        ["Without what comes along the shortcut, this much is left:"],
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
    weight: ["substituting back, ", tex`${g} \times (${slope(drawn)} + 1) = ${atInput(drawn)}`, "."],
  };
  const convolution = { ...conv2d.create("conv1"), channels: 1, kernel: [1, 1], bias: false } as const;
  return {
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[asked],
    solution: {
      steps: stepsOf(drawn),
      without: [
        "The values of the input and the sum do not matter: a sum passes a gradient on, however large its terms are.",
      ],
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
