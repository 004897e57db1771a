import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./layer.ts";

/** Which formula says it. */
const formula = choice({
  prompt: ["T shifts an image, f is a convolution. What does equivariance say?"],
  options: [
    {
      text: "f(T x) = f(x): the output is unaffected by the shift",
      id: "invariant",
      name: "Invariance",
      feedback:
        "An output that never moves would have lost where things are. Drag the image on the stage: does f(T x) stay put?",
    },
    {
      text: "f(T x) = T f(x): the output shifts with it",
      right: "Shifting first or filtering first gives the same result.",
    },
    {
      text: "f(T x) = x: the layer undoes the shift",
      id: "undone",
      name: "The layer undoes the shift",
      feedback: "Then f would have to know how far the image was shifted. Nothing in its weights tells it.",
    },
    {
      text: "it holds only once the weights have been trained for it",
      id: "learned",
      name: "Equivariance is learned",
      feedback: "Choose the random filter on the stage: nothing was trained there. What happens to the difference?",
    },
  ],
  hints: [
    ["Two routes lead from x to the lower right corner of the square on the stage. What does each do first?"],
    ["One filters what was shifted, the other shifts what was filtered."],
  ],
  solution: [
    ["Shift, then filter: f(T x). Filter, then shift: T f(x)."],
    ["The same weights are used at every position, so both routes multiply the same pixels by the same weights."],
  ],
});

/** Which shifts survive two strides. */
const strides = choice({
  prompt: [
    "A convolution with stride 3 is followed by 2 × 2 max pooling with stride 2. By how many pixels must an image shift for the output to shift by whole steps?",
  ],
  options: [
    {
      text: "by any number",
      id: "always-equivariant",
      name: "Every convolution commutes with every shift",
      feedback:
        "That holds for stride 1. A stride of 3 skips two of every three positions, and a shift by one pixel changes which ones.",
    },
    {
      text: "by multiples of 2 or of 3",
      id: "one-stride",
      name: "Only one of the strides counted",
      feedback:
        "A shift by 3 moves the output of the convolution by 1: half a step of the pooling that follows. Count both.",
    },
    {
      text: "by multiples of 5",
      id: "strides-added",
      name: "Strides added",
      feedback: "How many input pixels apart are two neighbouring outputs of the pool? Walk from one to the next.",
    },
    {
      text: "by multiples of 6",
      right: "Strides multiply: 3 · 2 input pixels make one step of the output.",
    },
  ],
  hints: [
    ["How many input pixels apart are two neighbouring outputs of the convolution?"],
    ["And how many outputs of the convolution apart are two neighbouring outputs of the pool?"],
  ],
  solution: [
    ["Neighbouring outputs lie 3 · 2 = 6 input pixels apart."],
    ["A shift by a multiple of 6 moves the output by whole steps; any other falls between them."],
    ["Check: set stride 3 with pooling on the stage, and shift by 3, then by 6."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "which-formula": { question: formula, see: { filter: "random" } },
  "strides-multiply": { question: strides, see: { stride: 3, pool: true, x: 6, y: 0 } },
});
