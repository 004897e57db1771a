/** What happens at the border: an output whose window reaches into the padding, and how long a gradient is. */
import { amount } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { between, pick } from "#quiz/build.ts";
import type { QuestionText, Sort } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import { hide, type NumbersFigure } from "#quiz/figure.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { type ConvCase, convArchitecture, convCase, convCounts } from "../../conv-case.ts";
import { outputTerms, sumOf, sumTex, termsTex } from "./convolve.ts";

/** An output at an end of a padded signal. */
interface Padded {
  readonly border: "output";
  readonly x: readonly number[];
  readonly w: readonly number[];
  readonly bias: number;
  readonly end: "first" | "last";
}

/** The gradient at the input of a layer: how many values it has. */
interface Length {
  readonly border: "length";
  readonly layer: ConvCase;
}

type Border = Padded | Length;

const VALUES = 5;

function drawPadded(random: Random): Padded | null {
  const weight = (): number => pick([-3, -2, -1, 1, 2, 3, 4], random);
  const w = [weight(), weight(), weight()];
  const x = Array.from({ length: VALUES }, () => between(1, 9, random));
  const bias = pick([-3, -2, 2, 3, 4], random);
  return w[0] === w[2] ? null : { border: "output", x, w, bias, end: pick(["first", "last"], random) };
}

function drawLength(random: Random): Length | null {
  const [n, k, s] = [between(7, 21, random), pick([3, 4, 5], random), pick([1, 2, 3], random)];
  if ((n - k) % s !== 0) return null;
  const layer = convCase(
    { c: 1, h: 1, w: n },
    { channels: 1, kernel: [1, k], stride: [1, s], padding: "valid", bias: false },
  );
  return { border: "length", layer };
}

function drawBorder(level: Level, random: Random): Border | null {
  return level === 1 ? drawPadded(random) : drawLength(random);
}

/** The window at an end, with something in the place beyond it. */
function windowAt({ x, end }: Padded, beyond: number): readonly number[] {
  return end === "first" ? [beyond, ...x.slice(0, 2)] : [...x.slice(-2), beyond];
}

const termsAt = (drawn: Padded, values: readonly number[], w = drawn.w) => outputTerms([values], [w], [0, 0], 1);
const valueAt = (drawn: Padded, values: readonly number[], w = drawn.w): number =>
  sumOf(termsAt(drawn, values, w)) + drawn.bias;

function lettersOf({ layer }: Length) {
  const { output } = convCounts(layer);
  return { n: layer.input.w, outputs: output.w, k: layer.spec.kernel[1], s: layer.spec.stride[1] };
}

function paddedSlips(drawn: Padded): readonly Slip<number>[] {
  const { x, w, end, bias } = drawn;
  const right = windowAt(drawn, 0);
  const [edge = 0, opposite = 0] = end === "first" ? [x[0], x.at(-1)] : [x.at(-1), x[0]];
  return [
    slip(
      valueAt(drawn, windowAt(drawn, edge)),
      "edge-repeated",
      "The edge repeated beyond the border",
      "Some programs pad pictures like that. What lies beyond the border here?",
    ),
    slip(
      valueAt(drawn, end === "first" ? x.slice(0, w.length) : x.slice(-w.length)),
      "padding-forgotten",
      "Padding left out",
      "Without padding, this output would have that value. Where does its window lie here?",
    ),
    slip(
      valueAt(drawn, right, w.toReversed()),
      "flipped",
      "Kernel flipped",
      "In mathematics, a convolution flips the kernel before it is applied. Here it is applied as written: which weight meets the padding?",
    ),
    slip(
      valueAt(drawn, windowAt(drawn, opposite)),
      "wrapped",
      "The signal treated as periodic",
      "That continues at the other end of the signal. What lies beyond the border here?",
    ),
    slip(
      valueAt(drawn, right) - bias,
      "bias-forgotten",
      "Bias left out",
      "That is the sum of the products. What else belongs to every output?",
    ),
  ];
}

function lengthSlips(drawn: Length): readonly Slip<number>[] {
  const { outputs, k, s } = lettersOf(drawn);
  return [
    slip(
      outputs - k + 1,
      "valid-size",
      "Kernel applied to the gradients without padding",
      "On the way back the kernel may reach beyond the ends of the gradients. Does an input at the border receive nothing, or something from fewer outputs?",
    ),
    slip(
      outputs,
      "size-of-outputs",
      "As long as the outputs",
      "There is a gradient for each output, so that many arrive. To what are they passed on?",
    ),
    slip(
      k,
      "size-of-kernel",
      "As long as the kernel",
      "The gradient of the weights is that long. How long is that of the input?",
    ),
    slip(
      outputs * s + k,
      "steps-for-windows",
      "A step for every window",
      "One more window would need that. How many steps lie between that many windows?",
    ),
    ...(s === 1
      ? []
      : [
          slip(
            outputs + k - 1,
            "gaps-forgotten",
            "Stride forgotten on the way back",
            "With stride 1 that would be right. How far apart do the windows start here?",
          ),
          slip(
            (outputs - 1) * s + 1,
            "spread-only",
            "The last window cut off",
            "That is right from the start of the first window to the start of the last. How far does the last one reach?",
          ),
        ]),
  ];
}

function borderAnswer(drawn: Border): AnswerPlan {
  if (drawn.border === "output") {
    return {
      kind: "number",
      right: valueAt(drawn, windowAt(drawn, 0)),
      slips: paddedSlips(drawn),
      signed: true,
      praise: ["A zero beyond the border adds nothing, whatever weight lies on it."],
    };
  }
  return {
    kind: "number",
    right: lettersOf(drawn).n,
    slips: lengthSlips(drawn),
    unit: "values",
    praise: ["Every input has a gradient, so there are as many gradients as inputs."],
  };
}

const bracketed = (values: readonly number[]): string => `(${values.map(amount).join(", ")})`;

function paddedText(drawn: Padded): QuestionText {
  const { x, w, bias, end } = drawn;
  const values = windowAt(drawn, 0);
  const terms = termsAt(drawn, values);
  const right = valueAt(drawn, values);
  const hidden = x.map((_, i) => (i === (end === "first" ? 0 : x.length - 1) ? hide(right) : null));
  const figure: NumbersFigure = {
    kind: "numbers",
    grids: [
      { name: "input x", rows: [x] },
      { name: "kernel w", sign: "∗", rows: [w] },
      { name: "output y", sign: "→", rows: [hidden] },
    ],
    notes: ["stride 1", "one zero beyond each end of x", `bias ${amount(bias)}`],
  };
  return {
    prompt: [
      `A kernel w = ${bracketed(w)} with bias ${amount(bias)} slides over an input x = ${bracketed(x)} with stride 1; the input is padded by one zero on each side, and the kernel is applied as written, not flipped. What is the ${end} output?`,
    ],
    figure,
    hints: [
      ["Write down the padded signal. Where on it does the window of this output lie?"],
      ["One of the three weights lies on the padding. Multiply, add up, and add the bias once."],
    ],
    solution: {
      steps: [
        [texBlock`y_i = \sum_a w_a x_{i + a - P} + b`],
        ["Beyond the border, x is 0. Under the window:"],
        [texBlock`${termsTex(terms)} = ${sumOf(terms)}`],
        ["and the bias is added once:"],
        [texBlock`${sumTex([sumOf(terms), bias])} = ${right}`],
      ],
      without: ["The rest of the signal does not matter, and the value at the edge counts once: it is not repeated."],
      check: ["change the weight that lies on the padding: the output stays as it is."],
    },
    lab: null,
  };
}

function lengthText(drawn: Length): QuestionText {
  const { n, outputs, k, s } = lettersOf(drawn);
  return {
    prompt: [
      `A kernel of ${k} weights slides over a signal with stride ${s} and without padding, and its windows reach from the first value to the last. It produces ${outputs} values, and a gradient of the loss arrives at each of them. How many values does the gradient with respect to the signal have?`,
    ],
    figure: {
      kind: "windows",
      size: n,
      padding: 0,
      kernel: k,
      stride: s,
      dilation: 1,
      count: outputs,
      concealed: ["size"],
    },
    hints: [
      ["A gradient says for each value how the loss changes with it. Which values is the question about?"],
      ["Draw the windows, stride by stride. How long is the signal that they cover?"],
    ],
    solution: {
      steps: [
        ["The gradient has a value for each value of the signal. The signal is as long as its windows reach:"],
        [texBlock`(N_{o} - 1) \times S + k`],
        [texBlock`(${outputs} - 1) \times ${s} + ${k} = ${n}`],
      ],
      without: [
        "How many windows cover a value does not matter: values at the border are covered by fewer, but each receives a gradient.",
      ],
      check: [
        "substituting back, that many values give ",
        tex`\left\lfloor \frac{${n} - ${k}}{${s}} \right\rfloor + 1 = ${outputs}`,
        " outputs.",
      ],
    },
    lab: convArchitecture("Quiz: a convolution of a signal", drawn.layer),
  };
}

function borderText(drawn: Border): QuestionText {
  return drawn.border === "output" ? paddedText(drawn) : lengthText(drawn);
}

/** Questions on what happens at the border. */
export const borders: Sort<Border> = { draw: drawBorder, answer: borderAnswer, text: borderText };
