import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** The gradient of a shared weight. */
const sharedWeight = choice({
  prompt: ["A convolution uses one weight at every place. What is the gradient with respect to it?"],
  options: [
    {
      text: "the mean of what every place contributes",
      id: "averaged",
      name: "Mean over the places",
      feedback:
        "Nudge the weight on the stage: every output moves at once, each by its own input. Does the loss feel their mean?",
    },
    {
      text: "what the first place contributes",
      id: "one-place",
      name: "One place only",
      feedback: "Press a weight on the stage and count the wires of its colour. Which of them does the loss ignore?",
    },
    {
      text: "the sum of what every place contributes",
      right: "Every output that used the weight sends back its gradient times the input it met; all are added.",
    },
    {
      text: "a number of its own for each place",
      id: "one-each",
      name: "A gradient for each place",
      feedback:
        "That would be a locally connected layer, with a weight for each place. How many numbers can be changed here?",
    },
  ],
  hints: [
    ["By how much does each output move when this weight grows a little?"],
    ["The loss depends on the weight through all outputs. What does the chain rule do with several paths?"],
  ],
  solution: [
    [texBlock`\frac{\partial L}{\partial w_a} = \sum_i g_i\, x_{iS + a}`],
    ["Each place i contributes the gradient of its output times the input that the weight met there."],
    ["Check: on the stage the sum is written out beside the finite difference of the loss."],
  ],
});

/** The kernel of the way back. */
const turned = choice({
  prompt: [
    "A convolution has stride 1. With which kernel are the gradients of its outputs convolved to give those of its inputs?",
  ],
  options: [
    {
      text: "with the same kernel, as it is",
      id: "as-is",
      name: "Kernel not flipped",
      feedback:
        "Press the first input on the stage: which weight joins it to the first output? And the second input to that output?",
    },
    {
      text: "with the kernel turned by 180°",
      right: "The weight that comes first in the forward pass comes last in the backward pass.",
    },
    {
      text: "with the kernel's rows and columns exchanged",
      id: "transposed",
      name: "Rows for columns",
      feedback:
        "The layer's big matrix is transposed. What does that do to the small kernel in its rows? Try one dimension first.",
    },
    {
      text: "with the inverse of the kernel",
      id: "inverse",
      name: "Going back undoes the layer",
      feedback: "The gradient does not restore the input. If all weights double, do the gradients double or halve?",
    },
  ],
  hints: [
    ["Take one input in the middle. Which outputs read it, and through which weight does each?"],
    ["Write these weights in the order of the outputs."],
  ],
  solution: [
    [texBlock`\frac{\partial L}{\partial x_n} = \sum_i g_i\, w_{n - iS}`],
    ["As i grows, the index of w falls: the kernel is read backwards, in two dimensions along both axes."],
    ["Zeros around g make the result as large as the input; a stride puts S − 1 zeros between its entries."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "shared-weight": { question: sharedWeight, see: { show: "w", group: "w", at: 0, by: 0 } },
  "which-kernel": { question: turned, see: { layer: "plane", show: "x", group: "x", at: 4, by: 0 } },
});
