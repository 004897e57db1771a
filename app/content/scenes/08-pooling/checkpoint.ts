import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Who gets the gradient of a maximum. */
const toTheLoser = choice({
  prompt: [
    "Max pooling looks at a window with the numbers 7 and 1 in its upper row, 3 and 5 in its lower row. A gradient of 4 arrives at the output. What gradient reaches the 5?",
  ],
  options: [
    {
      text: "1",
      id: "spread",
      name: "Spread over the window",
      feedback: "A mean would share it out like this. Make the 5 a little larger: does the maximum move?",
    },
    {
      text: "4",
      id: "to-all",
      name: "Copied to every input",
      feedback: "Then raising any of the four would have to raise the output as much. Which of them would?",
    },
    { text: "0", right: "A slightly larger 5 changes nothing as long as the 7 is larger, so its gradient is zero." },
    {
      text: "20",
      id: "times-value",
      name: "Multiplied by the value",
      feedback: "That would fit a product. Which number does a maximum multiply its inputs by?",
    },
  ],
  hints: [
    ["The gradient tells how the loss changes when an input changes a little."],
    ["Raise the 5 to 5.1. What is the largest number now?"],
  ],
  solution: [
    ["The output is 7, and it is a copy of one input: max(7, 1, 3, 5) = 7."],
    ["Only that input moves the output, one to one. It gets the whole 4; the 1, the 3 and the 5 get 0."],
    ["Check: nudge the 5 to 5.1, and the maximum is still 7."],
  ],
});

/** Size of what pooling gives. */
const overlapping = choice({
  prompt: [
    "A map of 8 × 8 numbers is pooled with windows of 3 × 3 and stride 2, without padding. How large is the output?",
  ],
  options: [
    {
      text: "4 × 4",
      id: "always-halves",
      name: "Stride 2 always halves",
      feedback:
        "A fourth window would begin in the seventh column. How many columns does it need, and how many are left?",
    },
    { text: "3 × 3", right: "Windows begin in columns 1, 3 and 5; the next one would stick out." },
    {
      text: "6 × 6",
      id: "stride-one",
      name: "The stride left out",
      feedback: "That many windows fit if each begins one column after the last. Here they begin two apart.",
    },
    {
      text: "2 × 2",
      id: "kernel-as-stride",
      name: "Windows that may not overlap",
      feedback: "Windows may share a column. Where does the second one begin?",
    },
  ],
  hints: [
    ["Lay the windows along one row and write down the column in which each begins."],
    ["The last window has to end in column 8 or before."],
  ],
  solution: [
    ["(8 − 3) / 2 = 2.5, rounded down 2: two steps fit after the first window."],
    ["That makes 2 + 1 = 3 windows along each axis, so the output is 3 × 3."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "gradient-of-a-loser": { question: toTheLoser, see: { direction: "back" } },
  "three-by-three-stride-two": { question: overlapping, see: { size: 3, stride: 2, y: 2, x: 2 } },
});
