import { lazy } from "react";
import type { Question } from "#quiz/question.ts";
import { Formula } from "#ui/formula.tsx";
import { defineScene } from "../../define-scene.ts";
import { conv, state, usualConv } from "./stack.ts";

function Text() {
  return (
    <>
      <p>
        A unit deep in a network never sees the picture itself, only a few units below it, which see a few below them.
        Followed down to the pixels, that makes a window: the unit's <em>receptive field</em>. Nothing outside it can
        change the unit's value.
      </p>
      <p>
        Its size <Formula tex="r" /> grows with each layer by the kernel's reach, measured in the steps{" "}
        <Formula tex="j" /> (the jump) that neighbouring units of the layer below are apart on the picture:
      </p>
      <Formula block tex="r_l = r_{l-1} + (k-1)\, d\, j_{l-1}, \qquad j_l = j_{l-1}\, s" />
      <p>
        with kernel <Formula tex="k" />, dilation <Formula tex="d" /> and stride <Formula tex="s" />. Padding moves the
        window but does not change its size. The stage does not take this on trust: it runs the network backward from
        one unit and looks which pixels have a gradient.
      </p>
    </>
  );
}

const checkpoint: readonly Question[] = [
  {
    prompt: [
      "Three 3 × 3 convolutions with stride 1 are stacked, with dilations 1, 2 and 4. How large is the receptive field of a unit of the third, on one side?",
    ],
    figure: null,
    answer: {
      kind: "number",
      correct: 15,
      whole: true,
      unit: "pixels",
      near: [
        {
          value: 7,
          misconception: {
            id: "dilation-ignored",
            name: "Dilation left out",
            feedback: [
              "That is what three undilated layers see. A dilated kernel reaches further with as many weights.",
            ],
          },
        },
        {
          value: 9,
          misconception: {
            id: "last-layer-only",
            name: "Only the last layer counted",
            feedback: ["Nine pixels is the reach of the third kernel alone. The layers below widen each of its taps."],
          },
        },
        {
          value: 27,
          misconception: {
            id: "multiplied",
            name: "Sizes multiplied",
            feedback: ["Reaches add up; only strides multiply."],
          },
        },
        {
          value: 17,
          misconception: {
            id: "sizes-added",
            name: "Whole kernels added",
            feedback: [
              "Each layer adds its reach, which is one less than its extent: a 3-tap kernel adds 2 d, not 2 d + 1.",
            ],
          },
        },
        {
          value: 14,
          misconception: {
            id: "pixel-forgotten",
            name: "The pixel itself forgotten",
            feedback: ["2 + 4 + 8 is what is added. The field begins with one pixel."],
          },
        },
      ],
      feedback: ["1 + 2 + 4 + 8: every layer with stride 1 adds twice its dilation."],
      otherwise: ["Start with one pixel and add (k − 1) d for each layer; with stride 1 the jump stays 1."],
    },
    hints: [
      ["How far apart are the outer taps of a 3-tap kernel with dilation d?"],
      ["Begin with r = 1 and add 2 d for each layer."],
    ],
    solution: [
      [{ tex: "r = 1 + 2 \\cdot 1 + 2 \\cdot 2 + 2 \\cdot 4 = 15", block: true }],
      ["Choose the preset “Dilation 1, 2, 4” on the stage and read the box that the gradient fills."],
    ],
  },
];

export const scene = defineScene({
  id: "receptive-field",
  title: "Receptive field",
  part: "Depth",
  order: 130,
  idea: "What part of the image can one unit see?",
  formula: "r_l = r_{l-1} + (k-1)\\, d\\, j_{l-1}",
  Text,
  state,
  tryThis: [
    {
      action: "Drag the unit to a corner of the photo.",
      set: { y: 0, x: 0 },
      look: "The window is cut off by the edge; prediction and measurement are cut alike.",
    },
    {
      action: "Compare three 3 × 3 layers with dilations 1, 2, 4.",
      set: { stack: [usualConv, usualConv, usualConv] },
      look: "7 pixels against 15, with as many weights. The gradient of the dilated stack fills the box all the same.",
    },
    {
      action: "Give the first layer stride 2.",
      set: { stack: [conv({ stride: 2 }), usualConv, usualConv] },
      look: "Every layer after it counts double: the jump multiplies what they add.",
    },
    {
      action: "Raise a padding.",
      set: { stack: [conv({ padding: 4 }), usualConv, usualConv] },
      look: "The window moves, its size stays. Only the start changes in the table.",
    },
  ],
  notes: [
    "All weights are one here, so that no gradient cancels; with trained weights the middle of the field counts most, which is the next scene's subject.",
    "Start is the first pixel that unit 0 sees; it is negative where the window begins in the padding.",
    "Let the class predict the AlexNet stack before opening it.",
  ],
  checkpoint,
  Stage: lazy(() => import("./stage.tsx")),
});
