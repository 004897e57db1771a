import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { between, pick, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import type { WindowsFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import type { Slip } from "#quiz/slips.ts";
import { type ConvCase, convArchitecture, convCase, convCounts } from "../../conv-case.ts";
import { card } from "./card.ts";
import { type Axis, dilationSlips, kernelSlips, paddingSlips } from "./slips.ts";

interface Drawn extends Axis {
  readonly asked: "padding" | "kernel" | "dilation";
  /** Side of the input, and of the output. */
  readonly side: number;
}

function layerOf({ side, k, d }: Omit<Drawn, "p">, p: number): ConvCase {
  const spec = { channels: 8, kernel: [k, k], dilation: [d, d], padding: [p, p], stride: [1, 1] } as const;
  return convCase({ c: 4, h: side, w: side }, spec);
}

/** The padding with which the network model gives the output the side of the input. */
function keeping(axis: Omit<Drawn, "p">): number {
  let p = 0;
  while (convCounts(layerOf(axis, p)).output.h < axis.side) p++;
  return p;
}

function draw(level: Level, random: Random): Drawn | null {
  const side = between(30, 64, random);
  const asked = level < 3 ? "padding" : pick<Drawn["asked"]>(["kernel", "dilation"], random);
  const k = level === 1 ? pick([5, 7, 9, 11], random) : pick([3, 5, 7], random);
  const d = level === 1 ? 1 : between(2, 4, random);
  // With three taps in a row, padding and dilation are the same number.
  if (asked === "dilation" && k === 3) return null;
  const axis = { asked, side, k, d };
  return { ...axis, p: keeping(axis) };
}

function answerTo({ asked, k, d, p }: Drawn): number {
  return { padding: p, kernel: k, dilation: d }[asked];
}

const SLIPS: Readonly<Record<Drawn["asked"], (axis: Axis) => readonly Slip<number>[]>> = {
  padding: paddingSlips,
  kernel: kernelSlips,
  dilation: dilationSlips,
};

function promptOf({ asked, side, k, d, p }: Drawn): string {
  const pixels = size([side, side]);
  switch (asked) {
    case "padding":
      return `A convolution with kernel size ${size([k, k])}${d > 1 ? `, stride 1 and dilation ${d}` : " and stride 1"} is to produce maps as large as its input of ${pixels} pixels. How many zeros does it need on each side?`;
    case "kernel":
      return `A convolution with a square kernel, stride 1, dilation ${d} and padding ${p} on each side produces maps as large as its input of ${pixels} pixels. How many taps wide is the kernel?`;
    case "dilation":
      return `A convolution with kernel size ${size([k, k])}, stride 1 and padding ${p} on each side produces maps as large as its input of ${pixels} pixels. What is its dilation?`;
  }
}

function figureOf({ asked, side, k, d, p }: Drawn): WindowsFigure {
  return {
    kind: "windows",
    size: side,
    padding: p,
    kernel: k,
    stride: 1,
    dilation: d,
    count: side,
    concealed: [asked],
  };
}

function hintsOf({ asked, k, d }: Drawn): QuestionText["hints"] {
  switch (asked) {
    case "padding":
      return [
        ["Put the middle of the window on the first pixel. How far does it stick out to the left?"],
        [
          d > 1
            ? `Between ${k} taps there are ${k - 1} gaps, half of them on each side of the middle. How wide is each?`
            : `Of the ${k} taps, one is in the middle. The others lie on both sides of it, as many on the left as on the right.`,
        ],
      ];
    case "kernel":
      return [
        ["The padding is how far the window sticks out when its middle is on the first pixel. How many gaps is that?"],
        [`Each gap is ${d} pixels wide. Count the gaps on one side of the middle, then the taps of the whole kernel.`],
      ];
    case "dilation":
      return [
        [
          "The padding is how far the window sticks out when its middle is on the first pixel. How many gaps share that?",
        ],
        [`Between ${k} taps there are ${k - 1} gaps, half of them on each side of the middle.`],
      ];
  }
}

function stepsOf({ asked, k, d, p }: Drawn): readonly RichText[] {
  const start: readonly RichText[] = [
    ["At stride 1 the size is kept if the zeros make up for what the window spans beyond one pixel:"],
    [texBlock`2P = D(k-1)`],
  ];
  switch (asked) {
    case "padding":
      return [
        ...start,
        ["In pixels, the distance between the outer taps is"],
        [texBlock`D (k-1) = ${d} \times (${k} - 1) = ${d * (k - 1)}`],
        ["and half of that lies on each side of the middle:"],
        [texBlock`P = \frac{${d * (k - 1)}}{2} = ${p}`],
      ];
    case "kernel":
      return [
        ...start,
        ["The zeros on both sides together equal the distance between the outer taps:"],
        [texBlock`2 \times ${p} = ${2 * p}`],
        ["That consists of gaps as wide as the dilation:"],
        [texBlock`k - 1 = ${2 * p} \div ${d} = ${k - 1}`],
        ["There is one more tap than gaps:"],
        [texBlock`k = ${k - 1} + 1 = ${k}`],
      ];
    case "dilation":
      return [
        ...start,
        ["The zeros on both sides together equal the distance between the outer taps:"],
        [texBlock`2 \times ${p} = ${2 * p}`],
        ["It is shared among the gaps between the taps:"],
        [texBlock`k - 1 = ${k} - 1 = ${k - 1}`],
        [texBlock`D = ${2 * p} \div ${k - 1} = ${d}`],
      ];
  }
}

function solutionOf(drawn: Drawn): Solution {
  const { side, k, d, p } = drawn;
  const extent = d * (k - 1) + 1;
  return {
    steps: stepsOf(drawn),
    without: [
      `The ${side} pixels do not matter: the window sticks out by the same amount on any image. Nor do channels and filters: zeros are added around maps, not between them.`,
    ],
    check: ["by the rule for the output size, ", tex`${side} + 2 \times ${p} - ${extent} + 1 = ${side}`, "."],
  };
}

const UNITS = { padding: "zeros on each side", kernel: "taps", dilation: "pixels from tap to tap" } as const;

const PRAISE: Readonly<Record<Drawn["asked"], RichText>> = {
  padding: ["As far as the window reaches beyond its middle, on either side."],
  kernel: ["The gaps on both sides, and one more tap."],
  dilation: ["The padding is shared among the gaps on one side of the middle."],
};

/** The padding that keeps the size; turned round, the kernel or the dilation that goes with a padding. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: answerTo(drawn),
    slips: SLIPS[drawn.asked](drawn),
    unit: UNITS[drawn.asked],
    praise: PRAISE[drawn.asked],
  }),
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: convArchitecture("Quiz: padding that keeps the size", layerOf(drawn, drawn.p)),
  }),
});
