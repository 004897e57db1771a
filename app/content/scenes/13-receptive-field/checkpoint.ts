import type { Question } from "#quiz/question.ts";

export const checkpoint: Readonly<Record<string, Question>> = {
  "dilated-stack": {
    prompt: [
      "Three 3 × 3 convolutions with stride 1 are stacked, with dilations 1, 2 and 4. How wide is the receptive field of a unit in the third layer, in pixels?",
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
            name: "Dilation ignored",
            feedback: [
              "That is what three undilated layers see. A dilated kernel reaches further with the same number of weights.",
            ],
          },
        },
        {
          value: 9,
          misconception: {
            id: "last-layer-only",
            name: "Only the last layer counted",
            feedback: [
              "Nine pixels is the extent of the third kernel alone. The layers before it widen what each of its taps sees.",
            ],
          },
        },
        {
          value: 27,
          misconception: {
            id: "multiplied",
            name: "Sizes multiplied",
            feedback: ["Kernel extents add up; only strides multiply."],
          },
        },
        {
          value: 17,
          misconception: {
            id: "sizes-added",
            name: "Full extents added",
            feedback: [
              "Each layer adds its reach, which is one less than its extent: a 3-tap kernel adds 2 d, not 2 d + 1.",
            ],
          },
        },
        {
          value: 14,
          misconception: {
            id: "pixel-forgotten",
            name: "The initial pixel forgotten",
            feedback: ["2 + 4 + 8 is what the layers add. The field starts with one pixel."],
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
      ["Choose the preset “Dilation 1, 2, 4” on the stage and look at the box that the gradient fills."],
    ],
  },
};
