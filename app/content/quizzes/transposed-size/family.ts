import { tex, texBlock } from "#nn/tex.ts";
import { listed, plural, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide, type WindowsFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { convArchitecture } from "../../conv-case.ts";
import { card } from "./card.ts";
import { draw, type Drawn, extentOf, forward, forwardSide, outputSide } from "./layer.ts";
import { SLIPS } from "./slips.ts";

function settings({ s, d, p }: Drawn): string {
  const dilation = d > 1 ? [`dilation ${d}`] : [];
  return listed([`stride ${s}`, ...dilation, p > 0 ? `padding ${p} on each side` : "no padding"]);
}

function promptOf(drawn: Drawn): string {
  const { asked, h, k, s, p, extra } = drawn;
  const layer = `A transposed convolution has a ${size([k, k])} kernel, ${settings(drawn)}.`;
  const cut = p > 0 ? "; the padding is then cut off from the area that all windows cover" : "";
  const added = extra > 0 ? ` Output padding ${extra} adds a pixel at the end of each axis.` : "";
  const spread = `Each input value is spread over a window of the output; neighbouring windows start ${s} pixels apart${cut}.${added}`;
  return asked === "output"
    ? `${layer} ${spread} The input has ${size([h, h])} pixels. How many pixels long is one side of the output?`
    : `${layer} ${spread} The output has ${size([outputSide(drawn), outputSide(drawn)])} pixels. How many pixels long is one side of the input?`;
}

function figureOf(drawn: Drawn): WindowsFigure {
  const { asked, h, k, s, d, p, extra } = drawn;
  const out = outputSide(drawn);
  const [input, output] = [`input: ${size([h, h])} pixels`, `output: ${size([out, out])} pixels`];
  return {
    kind: "windows",
    size: out,
    padding: p,
    kernel: k,
    stride: s,
    dilation: d,
    count: h,
    concealed: [asked === "output" ? "size" : "count"],
    notes: [
      "the axis shown is that of the output; each input value is spread over one window",
      ...(extra > 0 ? [`output padding ${extra}`] : []),
      asked === "output" ? input : hide(input),
      asked === "output" ? hide(output) : output,
    ],
  };
}

function hintsOf({ asked, s, p }: Drawn): QuestionText["hints"] {
  if (asked === "input") {
    return [
      ["Put back what was cut off. How many pixels do all windows cover together?"],
      [`The first window covers as many pixels as it spans. Each further input value moves the end on by ${s}.`],
    ];
  }
  return [
    ["Draw the window of the first input value, then that of the last. How far apart do the two start?"],
    [
      p > 0
        ? "From the start of the first window to the end of the last: that is what they cover. What is cut off, and at how many ends?"
        : "From the start of the first window to the end of the last: that is what they cover. How far does the last one reach?",
    ],
  ];
}

function outputSteps(drawn: Drawn): readonly RichText[] {
  const { h, k, s, d, p, extra } = drawn;
  const extent = extentOf(drawn);
  const start = (h - 1) * s;
  const covered = start + extent;
  const cut = covered - 2 * p;
  const end: readonly RichText[] =
    extra > 0 ? [["Output padding adds to the end:"], [texBlock`H_{o} = ${cut} + ${extra} = ${cut + extra}`]] : [];
  return [
    extra > 0
      ? [texBlock`H_{o} = (H - 1) S - 2P + D(k - 1) + 1 + A`]
      : [texBlock`H_{o} = (H - 1) S - 2P + D(k - 1) + 1`],
    ["After the first window, the last one starts"],
    [texBlock`(${h} - 1) \times ${s} = ${start}`],
    ["pixels further on, and spans"],
    [texBlock`D(k - 1) + 1 = ${d} \times (${k} - 1) + 1 = ${extent}`],
    ["so all of them together cover"],
    [texBlock`${start} + ${extent} = ${covered}`],
    [p > 0 ? "Padding is cut off at both ends:" : "Nothing is cut off at the ends:"],
    [texBlock`${covered} - 2 \times ${p} = ${cut}`],
    ...end,
  ];
}

function inputSteps(drawn: Drawn): readonly RichText[] {
  const { h, k, s, d, p } = drawn;
  const [out, extent] = [outputSide(drawn), extentOf(drawn)];
  const covered = out + 2 * p;
  return [
    [texBlock`H_{o} = (H - 1) S - 2P + D(k - 1) + 1`],
    ["Including what was cut off, all windows together cover"],
    [texBlock`${out} + 2 \times ${p} = ${covered}`],
    ["pixels. The first window alone spans"],
    [texBlock`D(k - 1) + 1 = ${d} \times (${k} - 1) + 1 = ${extent}`],
    ["and the rest are the steps of the others:"],
    [texBlock`(${covered} - ${extent}) \div ${s} = ${h - 1}`],
    ["The first window needs no step:"],
    [texBlock`H = ${h - 1} + 1 = ${h}`],
  ];
}

function solutionOf(drawn: Drawn): Solution {
  const { asked, h, s, p, extra } = drawn;
  const [out, extent] = [outputSide(drawn), extentOf(drawn)];
  const back: RichText = [
    "run the convolution that is transposed on the output: ",
    tex`\left\lfloor \frac{${out} + 2 \times ${p} - ${extent}}{${s}} \right\rfloor + 1 = ${forwardSide(drawn, out)}`,
    extra > 0 ? ". Because it rounds down, the extra pixel has to be specified." : ".",
  ];
  return {
    steps: asked === "output" ? outputSteps(drawn) : inputSteps(drawn),
    without: [
      "The values do not matter: a transposed convolution restores the size of what a convolution read, not its values. The gradient with respect to the input of a convolution has the same size.",
    ],
    check:
      asked === "output"
        ? back
        : ["substituting back, ", tex`(${h} - 1) \times ${s} - 2 \times ${p} + ${extent} = ${out}`, "."],
  };
}

/** The size of a transposed convolution’s output; turned round, that of its input. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: drawn.asked === "output" ? outputSide(drawn) : drawn.h,
    slips: SLIPS[drawn.asked](drawn),
    unit: "pixels",
    praise: [
      drawn.asked === "output"
        ? "One step for every input value but the first, and a whole window at the end."
        : `One window without a step, and ${plural(drawn.h - 1, "window")} with one.`,
    ],
  }),
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: convArchitecture("Quiz: the convolution that is transposed", forward(drawn, outputSide(drawn))),
  }),
});
