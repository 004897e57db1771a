import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What a larger image asks of a convolutional layer. */
const anySize = choice({
  prompt: [
    "A convolutional layer was trained on images of 64 × 64 pixels. Now it is given one of 512 × 512. How many parameters have to be added?",
  ],
  options: [
    { text: "none", right: "The kernel is applied at more positions, but it stays the same." },
    {
      text: "64 times as many as there are",
      id: "per-pixel",
      name: "Parameters counted per pixel",
      feedback: "There are that many more outputs. Which weights make the new ones?",
    },
    {
      text: "8 times as many as there are",
      id: "per-side",
      name: "Parameters counted per side",
      feedback: "The image is that much wider. Does the kernel have to reach from one side of it to the other?",
    },
    {
      text: "it cannot be done: the image has to be made smaller first",
      id: "fixed-size",
      name: "A layer is made for one size",
      feedback: "That is so for a dense layer, with its weight for every pixel. Which pixels does one output see here?",
    },
  ],
  hints: [
    ["Pull the corner of the fifth view from 64 to 512, and watch the number of parameters."],
    ["Write down the weights that make one output. Does the size of the image appear there?"],
  ],
  solution: [
    ["An output depends on the weights of the kernel and the pixels under it, and on nothing else."],
    ["A larger image has more places for the kernel. It has more outputs, made with the same parameters."],
    ["What does grow is the work: one sum for each output."],
  ],
});

/** The sign of a response, with the kernel laid on as it is written. */
const sign = choice({
  prompt: [
    "The row of weights 1, 0, −1 is applied, as written, to an image whose brightness increases to the right. Which sign does the response have?",
  ],
  options: [
    {
      text: "positive",
      id: "flipped",
      name: "Kernel flipped",
      feedback:
        "That would be the response of −1, 0, 1. Which of the two pixels, the left or the right, meets the weight 1?",
    },
    { text: "negative", right: "The brighter pixel, on the right, meets the weight −1." },
    {
      text: "none: it is zero",
      id: "zero",
      name: "Weights that cancel make every response zero",
      feedback: "The weights add up to zero, so uniform brightness gives zero. Is the brightness uniform here?",
    },
    {
      text: "it depends on the position",
      id: "depends-on-place",
      name: "The response depends on the position itself",
      feedback: "The weights are the same at every position. Is there one where the left pixel is the brighter one?",
    },
  ],
  hints: [
    ["Take three pixels with the values 1, 2, 3 and write down the three products."],
    ["Only two products are not zero. Which is larger in magnitude?"],
  ],
  solution: [
    ["On pixels a < b < c the response is 1 · a + 0 · b − 1 · c = a − c, which is negative."],
    ["In this app, as in every deep learning library, the kernel is applied unflipped."],
    ["Check: on the stage, the second view shows both products at the left edge of the bar."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "any-size": { question: anySize, see: { side: 512 } },
  sign: {
    question: sign,
    see: {
      bar: true,
      edits: [0, 0, 1, 0, 2, 0, 3, 1, 4, 0, 5, -1, 6, 0, 7, 0, 8, 0],
      y: 31,
      x: 24,
      ky: 1,
      kx: 2,
    },
  },
});
