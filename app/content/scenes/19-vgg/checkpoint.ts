import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./chain.ts";

/** What the number in the name counts. */
const sixteenOfWhat = choice({
  prompt: ["How many convolutional layers does VGG-16 have?"],
  options: [
    {
      text: "16",
      id: "all-conv",
      name: "All sixteen taken for convolutions",
      feedback: "The name counts all layers with weights. Do some of them have no kernel?",
    },
    { text: "13", right: "The other three of the sixteen layers with weights are dense." },
    {
      text: "18",
      id: "pools-counted",
      name: "Pooling layers counted",
      feedback: "That would include the five pooling layers. Do those have weights, or a kernel to learn?",
    },
    {
      text: "21",
      id: "pools-added",
      name: "Pooling layers added to the sixteen",
      feedback: "With the five pooling layers it has that many layers. Which of them are convolutions?",
    },
  ],
  hints: [
    ["The number in the name counts layers with weights. Which kinds of layers have weights?"],
    ["Count the columns of VGG-16 on the stage that are marked 3, and those that are marked fc."],
  ],
  solution: [
    ["Its five stages have 2, 2, 3, 3 and 3 convolutions, each stage with a max pooling layer at its end."],
    [texBlock`2 + 2 + 3 + 3 + 3 = 13, \qquad 13 + 3 = 16`],
    ["The three dense layers make it sixteen. Pooling layers have no weights and do not count."],
  ],
});

/** What three small kernels cost. */
const threeForSeven = choice({
  prompt: [
    "One 7 × 7 layer with C channels in and out is replaced by a chain of 3 × 3 layers that sees as many pixels, also with C channels in and out. How many weights does the chain have, not counting biases?",
  ],
  options: [
    {
      text: "27 C, instead of 49 C",
      id: "channels-once",
      name: "Channels counted once",
      feedback: "One filter spans all C channels that come in. How many filters does a layer have?",
    },
    {
      text: "81 C², since nine of them are needed",
      id: "sizes-added",
      name: "Sizes of kernels added",
      feedback: "Lay one kernel over each tap of the next: by how many pixels does the field grow?",
    },
    {
      text: "49 C², as before: as many pixels are seen",
      id: "same-cost",
      name: "Same field, same cost",
      feedback: "Each layer of the chain reads only 3 × 3 values per channel. Count the layers' weights.",
    },
    { text: "27 C², instead of 49 C²", right: "Three layers of 9 C² each: 55 % of the single layer's." },
  ],
  hints: [
    ["How many pixels does each further 3 × 3 layer add to the field?"],
    ["A k × k layer from C to C channels has k² C² weights."],
  ],
  solution: [
    ["Each 3 × 3 layer with stride 1 adds two pixels to the one at the start, so three layers see 1 + 3 · 2 = 7."],
    [texBlock`3 \cdot 3^2 C^2 = 27\,C^2 \qquad \text{and} \qquad 7^2 C^2 = 49\,C^2`],
    ["Check: the stage breaks the layer, measures the field through the gradient and counts the weights on the GPU."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "sixteen-of-what": { question: sixteenOfWhat, see: { network: "vgg16", layer: 12 } },
  "three-for-seven": { question: threeForSeven, see: { kernel: 7, broken: true } },
});
