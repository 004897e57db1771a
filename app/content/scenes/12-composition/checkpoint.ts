import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Why something stands between the convolutions. */
const nothingBetween = choice({
  prompt: ["Two 3 × 3 convolutions follow each other with nothing between them. Which single layer computes the same?"],
  options: [
    {
      text: "none: a convolution is not linear",
      id: "conv-is-nonlinear",
      name: "Convolutions taken for nonlinear",
      feedback:
        "Open a sum of a convolution on the stage: products and a bias. What happens to the products when all inputs double?",
    },
    {
      text: "none: two layers find twice as many features",
      id: "twice-the-features",
      name: "More layers, more features",
      feedback:
        "On paper, put the first sums into the second. Is there anything in the result that one weighted sum of pixels cannot express?",
    },
    {
      text: "one convolution with a larger kernel",
      right: "A sum of sums is a sum: the two kernels combine into one of 5 × 5.",
    },
    {
      text: "two 3 × 3 convolutions side by side",
      id: "two-fields",
      name: "Two fields side by side",
      feedback: "The second layer reads what the first one made, not the pixels. How far does one of its units see?",
    },
  ],
  hints: [
    ["What is a weighted sum of weighted sums?"],
    ["How many pixels does a unit of the second layer see on each axis?"],
  ],
  solution: [
    [texBlock`W_2 (W_1 x) = (W_2 W_1)\, x`],
    [
      "Both layers are linear maps, and so is their composition; it is the same at every position, so it is a convolution.",
    ],
    ["The ReLU between them is what makes a deep network more than one layer. Compare both sides of it on the stage."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "nothing-between": { question: nothingBetween, see: { path: [[5, 5, 6, 7]] } },
});
