import { tex } from "#nn/tex.ts";
import type { Question } from "#quiz/question.ts";

export const checkpoint: Readonly<Record<string, Question>> = {
  "shift-kept": {
    prompt: [
      "A layer is a convolution with stride 2 followed by 2 × 2 max pooling with stride 2. By how many pixels must an image move for the output to move along unchanged?",
    ],
    figure: null,
    answer: {
      kind: "choice",
      options: [
        {
          id: "a",
          text: ["by any number"],
          correct: false,
          misconception: {
            id: "always-equivariant",
            name: "Every layer that convolves commutes with every shift",
            feedback: [
              "That holds for stride 1. A stride looks only at every second place, and a shift by one pixel changes which ones.",
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
              "A shift by 2 moves the convolution's output by 1: half a step of the pooling that follows. Count both.",
            ],
          },
        },
        {
          id: "c",
          text: ["by multiples of 4"],
          correct: true,
          feedback: ["The steps multiply: 2 · 2 input pixels make one step of the output."],
        },
        {
          id: "d",
          text: ["by no number at all"],
          correct: false,
          misconception: {
            id: "never-equivariant",
            name: "A stride destroys equivariance altogether",
            feedback: [
              "It coarsens it: shifts that fit the grid of the output still survive. Try a large even shift on the stage.",
            ],
          },
        },
      ],
    },
    hints: [
      ["How many input pixels lie between two neighbouring outputs of the convolution?"],
      ["And how many of those outputs between two neighbouring outputs of the pool?"],
    ],
    solution: [
      ["Neighbouring outputs lie ", tex`2 \times 2 = 4`, " input pixels apart."],
      ["A shift by a multiple of 4 moves the output by whole steps; any other falls between them."],
    ],
  },
};
