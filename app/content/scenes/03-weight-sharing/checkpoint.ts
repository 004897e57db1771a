import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./layer.ts";

/** How the three counts grow. */
const doubled = choice({
  prompt: [
    "A signal becomes twice as long: N doubles, for inputs and outputs alike. What happens to the number of weights of a fully connected, a locally connected and a convolutional layer with kernel size k?",
  ],
  options: [
    {
      text: "all three double",
      id: "all-double",
      name: "Weights grow with the outputs",
      feedback:
        "For one of the three that is right. In a fully connected layer, how many wires does one output have after the change, and how many outputs are there?",
    },
    {
      text: "× 4, × 2, × 2",
      id: "conv-doubles",
      name: "New positions need new weights",
      feedback: "In a locally connected layer they do. What do two outputs of a convolution have in common?",
    },
    {
      text: "× 4, × 1, × 1",
      id: "local-constant",
      name: "Local wires are shared wires",
      feedback:
        "Few wires to an output is one thing, equal weights another. Does each new output have weights of its own?",
    },
    { text: "× 4, × 2, × 1", right: "N · N, N · k and k: N enters twice, once and not at all." },
  ],
  hints: [
    ["Write each count with N and k, then replace N by 2N."],
    ["Move the slider N on the stage and watch the table."],
  ],
  solution: [
    ["Fully connected: N outputs with N weights each, N · N; with 2N it is 4 times as many."],
    ["Locally connected: N outputs with k weights each, N · k; twice as many."],
    ["Convolutional: all outputs use the same k weights, so the number of outputs does not matter."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "n-doubled": { question: doubled, see: { n: 16, sharing: 20 } },
});
