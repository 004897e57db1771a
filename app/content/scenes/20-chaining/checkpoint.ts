import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Are two small kernels as good as a large one? */
const everyFive = choice({
  prompt: [
    "Two 3 × 3 convolutions follow each other, with one channel throughout and nothing between them. Given the right weights, can they make every 5 × 5 kernel together?",
  ],
  options: [
    {
      text: "yes: a unit of the second sees 5 × 5 pixels",
      id: "same-field-so-yes",
      name: "The same field, so the same kernels",
      feedback: "It sees all 25 pixels. With how many numbers can it weight them?",
    },
    {
      text: "yes: training finds the weights, if it goes on for long enough",
      id: "training-finds-it",
      name: "Training finds it",
      feedback:
        "On the stage, sixteen starts descend to the plus. Where do their curves flatten out, and does any of them go on?",
    },
    { text: "no: their products are only some of the 5 × 5 kernels", right: "They fill 17 of 25 dimensions." },
    {
      text: "no: together they reach only 4 × 4 pixels",
      id: "field-too-small",
      name: "Field too small",
      feedback:
        "Slide one 3 × 3 kernel over the other so that they share a pixel. How far does it stick out on each side?",
    },
  ],
  hints: [
    ["How many coefficients do both kernels have together, and how many does a 5 × 5 kernel have?"],
    ["Multiply the first kernel by 2 and divide the second by 2. What happens to their product?"],
  ],
  solution: [
    [texBlock`2 \cdot 3 \cdot 3 = 18 < 25`],
    [
      "One of the 18 is spent on a scale that both share: what one kernel is multiplied by, the other can be divided by. So products fill 17 dimensions.",
    ],
    ["Check: on the stage, at least a quarter of the plus is left, whatever the start."],
  ],
});

/** What does a separable kernel cost, and which are they? */
const separable = choice({
  prompt: ["When is a 3 × 3 kernel exactly a 3 × 1 kernel followed by a 1 × 3 kernel?"],
  options: [
    {
      text: "always: six coefficients do the work of nine",
      id: "reaches-all",
      name: "Fewer coefficients, the same kernels",
      feedback: "Try the diagonal. How many of its nine entries can six numbers set at will?",
    },
    {
      text: "when it is symmetric",
      id: "symmetric",
      name: "Symmetric means separable",
      feedback: "The plus is as symmetric as a kernel can be. What does the stage say about it?",
    },
    {
      text: "when its rows are multiples of one row",
      right: "Then only one of its singular values is not zero.",
    },
    {
      text: "never: a column and a row only cover a plus",
      id: "covers-a-plus",
      name: "Only a plus is covered",
      feedback:
        "The second layer applies its row to what the first made in every column. Which pixels does that reach?",
    },
  ],
  hints: [
    ["Entry (y, x) of the product is the column’s entry y times the row’s entry x."],
    ["Compare two rows of such a product."],
  ],
  solution: [
    [texBlock`K_{yx} = a_y\, b_x`],
    ["Row y is the row b, multiplied by one number: all rows are multiples of one, and the matrix has rank one."],
    ["Check: the stage shows the singular values. All but the first are zero for the box, but not for the diagonal."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "every-five": { question: everyFive, see: { shape: "plus" } },
  separable: { question: separable, see: { chain: "lines3", shape: "plus" } },
});
