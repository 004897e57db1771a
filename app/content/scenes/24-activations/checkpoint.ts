import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Whether zeros are a bad sign. */
const zeros = choice({
  prompt: [
    "After training, 60 % of the activations of a hidden layer are zero, and each unit fires for some of the images. What do you make of it?",
  ],
  options: [
    {
      text: "many of its units are dead",
      id: "sparse-is-dead",
      name: "A zero means a dead unit",
      feedback:
        "A unit is dead if it is zero for every image. Read a column of the matrix, not an entry: is there one that is blank from top to bottom?",
    },
    {
      text: "the layer is healthy",
      right:
        "Each image is described by a few units, and each unit responds to some images: sparse in both directions.",
    },
    {
      text: "the layer is too large: most of it is wasted",
      id: "wasted",
      name: "Zeros are waste",
      feedback: "Which 60 % could you leave out? Compare two rows of the matrix: are the same units zero in both?",
    },
    {
      text: "the network has not learned enough yet",
      id: "underfits",
      name: "Zeros come from too little training",
      feedback:
        "Train both runs and watch the share of zeros in the healthy one. Does it fall while more digits are classified correctly?",
    },
  ],
  hints: [
    ["“Dead” and “sparse” both describe zeros: one those of a whole column, the other those among all entries."],
    ["What does a ReLU give for an image that its unit does not respond to?"],
  ],
  solution: [
    ["A ReLU gives zero wherever its sum is negative; a unit that responds to some images is zero for the others."],
    ["A unit is dead if its whole column is zero. Its gradient is zero, too, so that no step can change its weights."],
    ["Check: in the healthy run about 60 % of the entries are zero, and few columns are."],
  ],
});

/** What equal columns mean. */
const alike = choice({
  prompt: ["Two columns of the matrix are equal, for every image. What does the second unit add?"],
  options: [
    {
      text: "confirmation of what the first one found",
      id: "confirms",
      name: "A second opinion",
      feedback: "A second opinion helps if it can differ. Can this one, for any image?",
    },
    {
      text: "certainty: the next layer gets a stronger signal",
      id: "more-certain",
      name: "Twice the signal",
      feedback: "Could the next layer get the same signal from the first unit alone, with a larger weight?",
    },
    {
      text: "nothing until it is given a bias of its own",
      id: "needs-bias",
      name: "A bias would make them differ",
      feedback: "Start with equal weights, and train: the biases are trained as well. Do the units ever differ?",
    },
    {
      text: "nothing: it is redundant",
      right:
        "Whatever the next layer makes of both, it could make of one of them. It costs parameters and says nothing new.",
    },
  ],
  hints: [
    ["The next layer adds up w₁h₁ + w₂h₂. What is that if h₁ = h₂?"],
    ["Choose “equal initial weights” on the stage, and train."],
  ],
  solution: [
    ["If h₁ = h₂, then w₁h₁ + w₂h₂ = (w₁ + w₂)h₁: one unit with one weight does the same."],
    [
      "Units whose weights start equal, in and out, get equal gradients and stay equal: random initial weights break the symmetry.",
    ],
    ["Check: with equal weights |r| is 1 in every layer, before training and after 200 steps."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "many-zeros": { question: zeros, see: { cause: "rate" } },
  "alike-columns": { question: alike, see: { cause: "equal", layer: "hidden1" } },
});
