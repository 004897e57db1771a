import { texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { inWords, listed, plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { card } from "./card.ts";
import { draw, type Drawn, outputOf, poolNetwork, sideFrom } from "./pool.ts";
import { inputSlips, shapeSlips, sideSlips } from "./slips.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sides offered that come out as they should. */
const rightSides = (drawn: Drawn): readonly number[] =>
  drawn.offered.filter((side) => sideFrom(drawn, side) === outputOf(drawn).h);

function promptOf(drawn: Drawn): string {
  const { asked, pool, input, k, s, count } = drawn;
  const window = size([k, k]);
  const pixels = size([input.h, input.w]);
  switch (asked) {
    case "shape":
      return `${capital(pool)} pooling with ${window} windows and stride ${s} is applied to an input of ${plural(input.c, "channel")}, ${pixels} pixels each. There is no padding, and only whole windows count. What is the shape of the output (height × width × channels)?`;
    case "side":
      return `${capital(pool)} pooling with ${window} windows and stride ${s} is applied to an input of ${plural(input.c, "channel")}, ${pixels} pixels each. There is no padding, and only whole windows count. How many pixels long is one side of an output map?`;
    case "inputs":
      return `An image goes through ${inWords(count, "pool")}, one after the other, each with ${window} windows, stride ${s} and no padding; only whole windows count. The output maps have ${size([outputOf(drawn).h, outputOf(drawn).w])} pixels. Which of these can be the side of the image?`;
  }
}

function figureOf(drawn: Drawn): Figure {
  const { asked, pool, input, k, s, count } = drawn;
  const output = outputOf(drawn);
  if (asked === "inputs") {
    const pools = Array.from({ length: count }, (_, i) => ({
      label: `${pool} pooling ${size([k, k])}, stride ${s}`,
      hue: "pool" as const,
      ...(i === count - 1 ? { shape: size([output.h, output.w]) } : {}),
    }));
    const sides = `side ${listed(rightSides(drawn))}, among others`;
    return { kind: "layer-stack", rows: [{ label: "image", hue: "input", shape: hide(sides) }, ...pools] };
  }
  return {
    kind: "windows",
    size: input.h,
    padding: 0,
    kernel: k,
    stride: s,
    dilation: 1,
    count: output.h,
    concealed: ["count"],
    notes: [`input: ${plural(input.c, "channel")}`, hide(`output: ${shapeText(output)}`)],
  };
}

function hintsOf({ asked, k, s }: Drawn): QuestionText["hints"] {
  if (asked === "inputs") {
    return [
      ["Go back one pool. Which sides does it turn into the given side? There is more than one."],
      ["A pool with windows of 2 and stride 2 gives the same output for an even side and for the next odd one."],
    ];
  }
  return [
    [
      "Place the first window at the left end of the axis. Where does the second one start, and where does the last whole one?",
    ],
    asked === "shape"
      ? [`Along each axis, every ${k} pixels become one. The same is done to each map: how many maps come out?`]
      : [
          `From the first position on, count the whole steps of ${s} that there is room for; then add one for the first position.`,
        ],
  ];
}

/** Rule and numbers for one axis. */
function sideSteps(drawn: Drawn): readonly RichText[] {
  const { input, k, s } = drawn;
  const room = input.h - k;
  return [
    [texBlock`H_{o} = \left\lfloor \frac{H - k}{S} \right\rfloor + 1`],
    ["Beside the first window, this much of the axis is left:"],
    [texBlock`${input.h} - ${k} = ${room}`],
    ["Each step takes one stride, and the first window needs none:"],
    [texBlock`H_{o} = \left\lfloor \frac{${room}}{${s}} \right\rfloor + 1 = ${outputOf(drawn).h}`],
  ];
}

/** Back through the pools: the sides before each of them. */
function backSteps(drawn: Drawn): readonly RichText[] {
  const side = outputOf(drawn).h;
  const ranges = Array.from({ length: drawn.count }, (_, i) => {
    const width = 2 ** (i + 1);
    const [from, to] = [(side * width) / 2, ((side + 1) * width) / 2 - 1];
    const [least, most] = [side * width, (side + 1) * width - 1];
    return [texBlock`2 \times ${from} = ${least} \quad\text{to}\quad 2 \times ${to} + 1 = ${most}`];
  });
  return [
    ["One pool turns two sides into the same one:"],
    [texBlock`\left\lfloor \frac{2n}{2} \right\rfloor = \left\lfloor \frac{2n + 1}{2} \right\rfloor = n`],
    [`Going back from a side of ${side}, pool after pool, the sides before it are`],
    ...ranges,
    [`Of the sides offered, these lie in the last range: ${listed(rightSides(drawn))}.`],
  ];
}

function solutionOf(drawn: Drawn): Solution {
  const { asked, input, k, s, count, pool } = drawn;
  const output = outputOf(drawn);
  if (asked === "inputs") {
    const right = rightSides(drawn);
    const above = (output.h + 1) * 2 ** count;
    const below = output.h * 2 ** count - 1;
    return {
      steps: backSteps(drawn),
      without: ["The channels of the image do not matter: each map is pooled on its own."],
      check: [
        `take ${listed(right)} through the pools, rounding down each time, and all of them end at ${output.h}; ${below} ends at ${sideFrom(drawn, below)}, and ${above} at ${sideFrom(drawn, above)}.`,
      ],
    };
  }
  const last = (output.h - 1) * s;
  const counted = `the last window covers the pixels ${last} to ${last + k - 1}, counted from 0; the axis ends at pixel ${input.h - 1}, and the next window would end at ${last + s + k - 1}.`;
  const whole =
    asked === "shape"
      ? [[`Each map is pooled on its own, so there are as many as before. The output is ${shapeText(output)}.`]]
      : [];
  return {
    steps: [...sideSteps(drawn), ...whole],
    without: [
      `The ${plural(input.c, "channel")} ${asked === "shape" ? "do not affect the sides" : "do not matter"}, nor does it matter ${pool === "max" ? "that the largest value is kept: an average would be taken at the same positions" : "that an average is taken: a maximum would be taken at the same positions"}.`,
    ],
    check: [counted],
  };
}

function answerOf(drawn: Drawn): AnswerPlan {
  const output = outputOf(drawn);
  switch (drawn.asked) {
    case "shape":
      return {
        kind: "text",
        right: [shapeText(output)],
        slips: shapeSlips(drawn),
        praise: ["Every map shrinks on its own, and none of them is lost."],
      };
    case "side":
      return {
        kind: "number",
        right: output.h,
        slips: sideSlips(drawn),
        unit: "pixels",
        praise: ["Whole steps, and the first position: pixels that fill no window are left out."],
      };
    case "inputs":
      return {
        kind: "set",
        options: drawn.offered.map((side) => ({
          text: [`${side} pixels`],
          correct: sideFrom(drawn, side) === output.h,
        })),
        slips: inputSlips(drawn),
        praise: ["Each pool can leave one pixel over, and one pixel of a later map is several pixels of the image."],
      };
  }
}

/** The output of pooling; turned round, the images that several pools bring to one size. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: poolNetwork(drawn),
  }),
});
