import { texBlock } from "#nn/tex.ts";
import type { NearMiss, Question } from "#quiz/question.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { conv, state, usualConv } from "./stack.ts";

const miss = (value: number, id: string, name: string, feedback: string): NearMiss => ({
  value,
  misconception: { id, name, feedback: [feedback] },
});

/** The field of a dilated stack. */
const dilatedStack: Question = {
  prompt: [
    "Four 3 × 3 convolutions with stride 1 are stacked, with dilations 1, 2, 4 and 8. How wide is the receptive field of a unit of the fourth, in pixels?",
  ],
  figure: null,
  answer: {
    kind: "number",
    correct: 31,
    whole: true,
    unit: "pixels",
    near: [
      miss(
        9,
        "dilation-ignored",
        "Dilation ignored",
        "Four undilated layers see that much. A dilated kernel reaches further with the same number of weights.",
      ),
      miss(
        17,
        "last-layer-only",
        "Only the last layer counted",
        "That is the extent of the fourth kernel alone. The layers below widen each of its taps.",
      ),
      miss(
        81,
        "sizes-multiplied",
        "Sizes multiplied",
        "Stack two 3-tap kernels on paper: how many pixels does a unit of the second see?",
      ),
      miss(
        34,
        "extents-added",
        "Whole extents added",
        "A layer adds the distance between its outer taps, which is one less than the number of pixels it spans.",
      ),
      miss(
        30,
        "pixel-forgotten",
        "The pixel itself forgotten",
        "That is what the four layers add. What do they add it to?",
      ),
      miss(16, "one-side-only", "Only one side counted", "A kernel reaches to both sides of its middle tap."),
    ],
    feedback: ["Every layer with stride 1 adds twice its dilation to the one pixel at the start."],
    otherwise: ["Start with one pixel. How far apart are the outer taps of a 3-tap kernel with dilation d?"],
  },
  hints: [
    ["How far apart are the outer taps of a 3-tap kernel with dilation d?"],
    ["Begin with r = 1 and add 2 d for each layer."],
  ],
  solution: [
    [texBlock`r = 1 + 2 \cdot 1 + 2 \cdot 2 + 2 \cdot 4 + 2 \cdot 8 = 31`],
    ["The stride is 1 everywhere, so the jump stays 1; padding does not matter."],
    ["Check: the stage measures the box that the gradient of such a unit fills."],
  ],
};

/** What padding does to a field. */
const morePadding = choice({
  prompt: ["A layer of a stack gets more padding. What happens to the size of the receptive field of a unit above it?"],
  options: [
    {
      text: "it grows by the padding on both sides",
      id: "grows",
      name: "Padding widens the field",
      feedback: "Padding is put around the map, not into the kernel. How far apart are the kernel's outer taps now?",
    },
    {
      text: "it shrinks, since part of it is zeros",
      id: "shrinks",
      name: "Padding eats into the field",
      feedback: "At the border part of a window may lie on zeros. Look at a unit in the middle: what does it lose?",
    },
    {
      text: "it doubles",
      id: "doubles",
      name: "Padding counts twice",
      feedback: "Twice the padding enters the size of the output map. Does the rule for the field contain it?",
    },
    { text: "it stays the same", right: "The windows of all units move; none of them gets wider." },
  ],
  hints: [
    ["Which of kernel, dilation, stride and padding appear in the rule for the field?"],
    ["Raise a padding on the stage and watch the box."],
  ],
  solution: [
    [texBlock`r_l = r_{l-1} + (k-1)\, d\, j_{l-1}`],
    ["Padding does not appear in it. It shifts where the first window starts: the column “start” of the table."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "four-dilations": {
    question: dilatedStack,
    see: { stack: [1, 2, 4, 8].map((d) => conv({ dilation: d, padding: d })) },
  },
  "more-padding": { question: morePadding, see: { stack: [conv({ padding: 4 }), usualConv, usualConv] } },
});
