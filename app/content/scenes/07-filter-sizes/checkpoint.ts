import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./layer.ts";

/** What becomes of the weights when depth and number both double. */
const doubled = choice({
  prompt: [
    "The input of a convolutional layer gets twice as many channels, and the layer twice as many filters. Kernel and image keep their size, and there are no biases. How many weights are there now?",
  ],
  options: [
    {
      text: "twice as many",
      id: "doubled-once",
      name: "Only one of two factors counted",
      feedback: "That is so if only the number of filters doubles. What has happened to each filter meanwhile?",
    },
    { text: "four times as many", right: "Twice as many filters, each of them twice as deep." },
    {
      text: "eight times as many",
      id: "doubled-thrice",
      name: "One doubling too many",
      feedback: "Name the factors of the product, one by one. Which of them have doubled?",
    },
    {
      text: "it depends on the size of the image",
      id: "depends-on-size",
      name: "The size of the image counted",
      feedback: "A larger image has more positions to visit. Does a filter need additional weights for them?",
    },
  ],
  hints: [
    ["Pull the filter on the stage to twice its depth, and look at the count. Then double the bank."],
    ["Write the count as a product of four factors."],
  ],
  solution: [
    ["M · N · C weights make one filter, and there are F of them."],
    ["With 2 C and 2 F that is M · N · 2 C · 2 F, which is four times the product."],
    ["Height and width of the image are not among the factors."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "both-doubled": { question: doubled, see: { c: 6, f: 16 } },
});
