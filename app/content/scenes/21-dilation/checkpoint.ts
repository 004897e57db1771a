import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What do holes cost? */
const dilatedWeights = choice({
  prompt: [
    "Compare a 3 × 3 convolution with dilation 4 to one with dilation 1 and as many channels. How many parameters does it have?",
  ],
  options: [
    {
      text: "nine times as many: the kernel covers 9 × 9 pixels",
      id: "holes-have-weights",
      name: "Holes have weights",
      feedback: "It spans 9 × 9 pixels. How many of them does it multiply by a weight?",
    },
    {
      text: "four times as many",
      id: "times-four",
      name: "Times the dilation",
      feedback: "The dilation says how far apart the taps are. How many taps are there?",
    },
    { text: "just as many", right: "Nine taps for each pair of channels, wherever they lie." },
    {
      text: "fewer: most of the kernel is holes",
      id: "fewer",
      name: "Holes save weights",
      feedback: "Compare with the 3 × 3 kernel without dilation, not with a full one of 9 × 9.",
    },
  ],
  hints: [["Count the taps of each."], ["What is stored for a place that is skipped?"]],
  solution: [
    ["Both kernels have 3 × 3 taps for each pair of channels. A hole is not stored and not multiplied."],
    [texBlock`3 \cdot 3 \cdot C \cdot F \quad \text{for any dilation}`],
    ["Check: the table on the stage has nine weights in every row, whatever its dilation."],
  ],
});

/** Why is there a grid? */
const whyGrid = choice({
  prompt: ["Three 3 × 3 layers have dilations 2, 2 and 2. Why does a unit of the third see only a grid of pixels?"],
  options: [
    {
      text: "the stack is too deep for its field",
      id: "too-deep",
      name: "Too deep",
      feedback: "The stack with dilations 1, 2, 4 is as deep and leaves no holes. What differs?",
    },
    {
      text: "padding with zeros makes the holes",
      id: "padding",
      name: "Padding makes holes",
      feedback: "The unit sits in the middle, and no tap reaches the border. Follow them down once more.",
    },
    {
      text: "the layers have a stride of 2",
      id: "stride",
      name: "Dilation is a stride",
      feedback: "With a stride the windows start further apart, and the map shrinks. Here every map keeps its side.",
    },
    {
      text: "all dilations have a common factor",
      right: "Every tap lies a multiple of 2 away from the unit.",
    },
  ],
  hints: [
    ["How many pixels away from the unit can a tap be after one layer, after two, after three?"],
    ["Which numbers are sums of −2, 0 and 2?"],
  ],
  solution: [
    [
      "A tap of a layer is −d, 0 or d away. Along an axis, the pixels that are seen lie at sums of one such step per layer.",
    ],
    ["Sums of multiples of 2 are multiples of 2: 7 places out of 13 along an axis, 49 pixels of 169."],
    ["Check: with 1, 2, 4 on the stage the sums are all numbers from −7 to 7."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "dilated-weights": { question: dilatedWeights, see: { first: 4 } },
  "why-grid": { question: whyGrid, see: { first: 2, second: 2, third: 2 } },
});
