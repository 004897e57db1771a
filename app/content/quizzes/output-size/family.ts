import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { listed, plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide, type WindowsFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { convArchitecture, convCounts } from "../../conv-case.ts";
import { card } from "./card.ts";
import { axisOf, draw, type Drawn, inputsFor, sideOf, sidesToTick } from "./layer.ts";
import { inputSlips, paddingSlips, shapeSlips, sideSlips } from "./slips.ts";

/** How the layer is set, in words; `padding` is left out where it is asked. */
function settings({ layer, asked }: Drawn): string {
  const { p, s, d } = axisOf(layer);
  const padding = p === 0 ? "no padding" : `padding ${p} on each side`;
  const dilation = d > 1 ? [`dilation ${d}`] : [];
  return listed([`stride ${s}`, ...dilation, ...(asked === "padding" ? [] : [padding])]);
}

function promptOf(drawn: Drawn): string {
  const { layer, asked } = drawn;
  const { input, spec } = layer;
  const pixels = size([input.h, input.w]);
  const kernel = size(spec.kernel);
  const rounding = "Only whole windows count.";
  switch (asked) {
    case "side":
      return `A convolution with a ${kernel} kernel, ${settings(drawn)} is applied to an input of ${pixels} pixels. ${rounding} How many pixels long is one side of its output?`;
    case "shape":
      return `A convolution with ${plural(spec.channels, "filter")} of size ${kernel}, ${settings(drawn)} is applied to an input of ${plural(input.c, "channel")}, ${pixels} pixels each. What is the shape of its output (height × width × channels)?`;
    case "padding":
      return `A convolution with a ${kernel} kernel, ${settings(drawn)} is to keep the size of an input of ${pixels} pixels. How many zeros on each side does it need?`;
    case "inputs":
      return `A convolution with a ${kernel} kernel, ${settings(drawn)} produces an output of ${size([sideOf(layer), sideOf(layer)])} pixels. ${rounding} Which of these inputs lead to that size?`;
  }
}

function figureOf({ layer, asked }: Drawn): WindowsFigure {
  const { h, p, k, s, d } = axisOf(layer);
  const { output } = convCounts(layer);
  const concealed = { side: ["count"], shape: ["count"], padding: ["padding"], inputs: ["size"] } as const;
  const shape = [
    `input: ${plural(layer.input.c, "channel")}`,
    plural(layer.spec.channels, "filter"),
    hide(`output ${shapeText(output)}`),
  ];
  return {
    kind: "windows",
    size: h,
    padding: p,
    kernel: k,
    stride: s,
    dilation: d,
    count: output.h,
    concealed: concealed[asked],
    ...(asked === "shape" ? { notes: shape } : {}),
  };
}

function hintsOf({ layer, asked }: Drawn): QuestionText["hints"] {
  const { p, k, s, d } = axisOf(layer);
  const extent: RichText =
    d > 1
      ? [
          `Between ${k} taps there are ${k - 1} gaps. How many pixels does the window span if neighbouring taps are ${d} pixels apart?`,
        ]
      : ["Place the first window at the left end of the padded axis. How far can it move to the right?"];
  switch (asked) {
    case "side":
    case "shape":
      return [
        extent,
        [
          `The axis is ${p === 0 ? "not padded" : "longer by the padding at both ends"}. From the first position on, count the steps of ${plural(s, "pixel")} that fit, rounding down, and add one for the first position.`,
        ],
      ];
    case "padding":
      return [
        ["Put the middle of the window on the first pixel. How much of it sticks out?"],
        [`The window spans ${k - 1} gaps of ${d}, half of them on each side of its middle.`],
      ];
    case "inputs":
      return [
        ["Where does the last window start, and where does it end? How many pixels may follow after its end?"],
        [`Fewer than ${s} pixels can be left over: with more, one more window would fit.`],
      ];
  }
}

/** Rule and numbers for the side of an output. */
function sideSteps({ layer }: Drawn): readonly RichText[] {
  const { h, p, k, s, d, e } = axisOf(layer);
  const out = sideOf(layer);
  const room = h + 2 * p - e;
  const span: readonly RichText[] =
    d > 1
      ? [
          ["From its first tap to its last, the window spans"],
          [texBlock`D (k - 1) + 1 = ${d} \times (${k} - 1) + 1 = ${e}`],
        ]
      : [];
  return [
    [texBlock`H_{o} = \left\lfloor \frac{H + 2P - D(k-1) - 1}{S} \right\rfloor + 1`],
    ...span,
    ["Beside the first window, this much of the padded axis is left:"],
    [texBlock`${h} + 2 \times ${p} - ${e} = ${room}`],
    ["Each step takes one stride, and the first window needs none:"],
    [texBlock`H_{o} = \left\lfloor \frac{${room}}{${s}} \right\rfloor + 1 = ${out}`],
  ];
}

function solutionOf(drawn: Drawn): Solution {
  const { layer, asked } = drawn;
  const { h, p, k, s, d, e } = axisOf(layer);
  const out = sideOf(layer);
  const last = (out - 1) * s;
  const { output } = convCounts(layer);
  const counted: RichText = [
    `the last window starts at position ${last} of the padded axis, counted from 0, and ends at ${last + e - 1}; the axis ends at ${h + 2 * p - 1}.`,
  ];
  switch (asked) {
    case "side":
      return {
        steps: sideSteps(drawn),
        without: ["Channels and filters do not matter: they do not change where windows fit."],
        check: counted,
      };
    case "shape":
      return {
        steps: [...sideSteps(drawn), [`Each filter makes one map: the output is ${shapeText(output)}.`]],
        without: ["The channels of the input do not matter: every filter spans all of them and adds up the results."],
        check: counted,
      };
    case "padding":
      return {
        steps: [
          ["At stride 1 the side is kept if the padding makes up for what the window spans:"],
          [texBlock`2P = D(k-1)`],
          [texBlock`P = \frac{${d} \times (${k} - 1)}{2} = ${p}`],
        ],
        without: [`The ${thousands(h)} pixels do not matter: the window sticks out by the same amount on any image.`],
        check: ["substituting back, ", tex`${h} + 2 \times ${p} - ${e} + 1 = ${h}`, "."],
      };
    case "inputs": {
      const inputs = inputsFor(layer);
      return {
        steps: [
          [texBlock`H_{o} = \left\lfloor \frac{H + 2P - k}{S} \right\rfloor + 1`],
          ["The last window ends, on the padded axis, after this many pixels:"],
          [texBlock`(${out} - 1) \times ${s} + ${k} = ${last + k}`],
          [
            `That is the shortest possible axis. Up to ${s - 1} more may be left over. Without the padding, the input has`,
          ],
          [texBlock`${last + k} - 2 \times ${p} = ${last + k - 2 * p}`],
          [`pixels or up to ${s - 1} more: ${listed(inputs)}.`],
        ],
        without: ["Channels and filters do not matter: they do not change where windows fit."],
        check: [
          `substituting back, ${listed(inputs)} each have room for exactly ${out} windows; one pixel fewer than the smallest or one more than the largest does not.`,
        ],
      };
    }
  }
}

function answerOf(drawn: Drawn): AnswerPlan {
  const { layer, asked } = drawn;
  const { p, s } = axisOf(layer);
  const { output } = convCounts(layer);
  const praise: RichText = [
    s === 1
      ? "One position for each pixel that the first window can move, and its own."
      : "Whole steps, and the first position.",
  ];
  switch (asked) {
    case "side":
      return { kind: "number", right: output.h, slips: sideSlips(layer), unit: "pixels", praise };
    case "shape":
      return { kind: "text", right: [shapeText(output)], slips: shapeSlips(layer), praise };
    case "padding":
      return {
        kind: "number",
        right: p,
        slips: paddingSlips(layer),
        unit: "zeros on each side",
        praise: ["As far as the window reaches beyond its middle tap, on either side."],
      };
    case "inputs": {
      const right = inputsFor(layer);
      const options = sidesToTick(drawn).map((side) => ({
        text: [`${size([side, side])} pixels`],
        correct: right.includes(side),
      }));
      return {
        kind: "set",
        options,
        slips: inputSlips(drawn),
        praise: ["Pixels left over at the end make no window: rounding down drops them."],
      };
    }
  }
}

/** The size of a convolution's output; turned round, the padding or the inputs that lead to a size. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: convArchitecture(`Quiz: conv ${size(drawn.layer.spec.kernel)}`, drawn.layer),
  }),
});
