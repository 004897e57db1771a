import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./layer.ts";

/** Is it another layer? */
const stridedOrKept = choice({
  prompt: [
    "A convolution has stride 2. The same convolution is run with stride 1, and every second value of its output is kept along both axes. How do the results compare?",
  ],
  options: [
    {
      text: "they differ: a stride of 2 reads smaller windows",
      id: "smaller-window",
      name: "The stride changes the window",
      feedback: "The windows begin further apart. Does the number of pixels in one of them change?",
    },
    { text: "they are equal", right: "The stride only leaves out what would be thrown away anyway." },
    {
      text: "they differ: a stride of 2 averages neighbouring outputs",
      id: "averaged",
      name: "The stride averages",
      feedback: "That would be mean pooling. What does the layer do with the outputs between two steps?",
    },
    {
      text: "they differ: each needs weights of its own",
      id: "other-weights",
      name: "Other weights",
      feedback: "Both have the same filter. On the stage they get the very same weights: what is the difference?",
    },
  ],
  hints: [
    ["Write down which pixels lie under the third output of each."],
    ["Under output i of the strided layer lies the window that begins at pixel 2i."],
  ],
  solution: [
    ["Output i of the strided layer is the filter applied at pixel 2i."],
    ["Output 2i of the layer with stride 1 is the filter applied at pixel 2i as well, and it is the one that is kept."],
    ["Check: the largest |difference| on the stage is zero up to rounding, for any filter."],
  ],
});

/** What a stride saves. */
const savedByTwo = choice({
  prompt: ["The stride of a convolution is raised from 1 to 2 along both axes. What happens to the number of MACs?"],
  options: [
    {
      text: "it is halved",
      id: "one-axis",
      name: "One axis only",
      feedback: "That would hold if it skipped along rows only. It skips along columns too.",
    },
    {
      text: "it stays the same: the filter still passes over the whole image",
      id: "none",
      name: "Nothing saved",
      feedback: "Each output costs as much as before. How many outputs are there?",
    },
    { text: "it falls to a quarter", right: "Half as many outputs along each axis, each at the same cost." },
    {
      text: "it is divided by the number of weights in the filter",
      id: "over-kernel",
      name: "Divided by k²",
      feedback: "The filter is as large as before: each output still multiplies all of its weights.",
    },
  ],
  hints: [
    ["The number of MACs is the number of outputs times the weights that make one. Which of the two changes?"],
    ["Count the outputs along one axis, then along both."],
  ],
  solution: [
    ["A side of the output has about half as many values, so the output has a quarter as many."],
    ["Each costs k² C MACs as before: a quarter of the work is left."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "strided-or-kept": { question: stridedOrKept, see: { stride: 2, filter: "random" } },
  "saved-by-two": { question: savedByTwo, see: { stride: 2 } },
});
