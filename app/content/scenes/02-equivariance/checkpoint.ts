import type { Question } from "#quiz/question.ts";

export const checkpoint: Readonly<Record<string, Question>> = {
  "shift-kept": {
    prompt: [
      "A layer is a convolution with stride 2 followed by 2 × 2 max pooling with stride 2. By how many pixels must the image shift so that the output only shifts and does not change otherwise?",
    ],
    figure: null,
    answer: {
      kind: "choice",
      options: [
        {
          id: "a",
          text: ["by any number of pixels"],
          correct: false,
          misconception: {
            id: "always-equivariant",
            name: "Every convolution commutes with every shift",
            feedback: [
              "That holds for stride 1. With stride 2, the filter visits only every second position, and a shift by one pixel changes which ones.",
            ],
          },
        },
        {
          id: "b",
          text: ["by multiples of 2"],
          correct: false,
          misconception: {
            id: "one-stride",
            name: "Only one of the strides counted",
            feedback: [
              "A shift by 2 moves the convolution's output by 1, which is half a step of the pooling that follows. Count both strides.",
            ],
          },
        },
        {
          id: "c",
          text: ["by multiples of 4"],
          correct: true,
          feedback: ["Strides multiply: one step in the output is 2 · 2 input pixels."],
        },
        {
          id: "d",
          text: ["no shift works"],
          correct: false,
          misconception: {
            id: "never-equivariant",
            name: "A stride destroys equivariance altogether",
            feedback: [
              "It only makes it coarser: shifts that fit the output's grid still commute. Try a large even shift on the stage.",
            ],
          },
        },
      ],
    },
    hints: [
      ["How many input pixels apart are two neighbouring outputs of the convolution?"],
      ["And how many of those outputs apart are two neighbouring outputs of the pooling?"],
    ],
    solution: [
      ["Neighbouring outputs are ", { tex: "2 \\times 2 = 4" }, " input pixels apart."],
      ["A shift by a multiple of 4 moves the output by whole steps; any other shift falls between them."],
    ],
  },
};
