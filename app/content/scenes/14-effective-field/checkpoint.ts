import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What four times the depth does to both widths. */
const deeper = choice({
  prompt: [
    "A stack of 3 × 3 convolutions with stride 1 becomes four times as deep. What happens to the side of its receptive field, and to the width of the part that counts?",
  ],
  options: [
    {
      text: "both become about four times as wide",
      id: "both-×4",
      name: "The part that counts grows with the field",
      feedback:
        "That holds for the field. Set the depth to 5, then to 20, and compare the circle: does it keep its share of the box?",
    },
    {
      text: "the field about four times, the part that counts about twice",
      right: "The field grows with the number of layers, the spot with its square root.",
    },
    {
      text: "both become about twice as wide",
      id: "both-×2",
      name: "The field grows with the root, too",
      feedback: "By how many pixels does one more 3 × 3 layer widen the box, and does that depend on the depth?",
    },
    {
      text: "the field about four times, and every pixel of it counts equally",
      id: "all-equal",
      name: "All pixels of the field count equally",
      feedback:
        "Count the paths from the unit down to a pixel at the corner of its field, then those to the pixel in the middle.",
    },
  ],
  hints: [
    ["Each layer of equal weights spreads what it receives over three pixels along each axis. How do variances add?"],
    ["Four times the variance: how many times the standard deviation?"],
  ],
  solution: [
    [texBlock`r = 2 n + 1, \qquad \sigma \approx \sqrt{\tfrac{2}{3} n}`],
    ["Four times n makes the side of the field about four times as long, and the standard deviation twice as large."],
    ["Check: at 5 and at 20 layers the stage measures about 1.8 and 3.7 pixels, on fields of 11 and 41."],
  ],
});

/** Why the middle wins. */
const middle = choice({
  prompt: ["Why do pixels in the middle of the field count more, even before anything has been trained?"],
  options: [
    {
      text: "more paths lead from them to the unit",
      right: "The gradient is a sum over all paths through the layers, and most of them end near the middle.",
    },
    {
      text: "filters have their largest weights in the middle",
      id: "middle-weights",
      name: "Filters are heavier in the middle",
      feedback: "Choose uniform weights on the stage: nine equal ones in each filter. What happens to the spot?",
    },
    {
      text: "pixels near the edge of the field are replaced by zeros",
      id: "padding",
      name: "Padding dims the edge",
      feedback: "The picture on the stage is as large as the field, and nothing is padded. Is the edge still dark?",
    },
    {
      text: "ReLU switches the outer units off",
      id: "relu",
      name: "ReLU dims the edge",
      feedback: "Take the ReLU out on the stage. Does the spot become flat?",
    },
  ],
  hints: [
    ["With one layer all nine pixels count equally. What does a second layer do with them?"],
    ["Through two layers, how many paths lead from the middle pixel to the unit, and how many from a corner?"],
  ],
  solution: [
    ["Through two 3 × 3 layers, 9 paths lead from the middle pixel to the unit, and only one from a corner."],
    [
      "Through n layers the paths are counted by n boxes of three pixels, convolved with one another along each axis: the result tends to a bell curve.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "four-times-deeper": { question: deeper, see: { depth: 20 } },
  "why-the-middle": { question: middle, see: { weights: "uniform", depth: 2 } },
});
