import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./layer.ts";

/** Is it another layer? */
const stridedOrKept = choice({
  prompt: [
    "A convolution with stride 2, and the same convolution with stride 1 of whose output every second value along both axes is kept. How do the results compare?",
  ],
  options: [
    {
      text: "they differ: a stride of 2 reads smaller windows",
      id: "smaller-window",
      name: "The stride changes the window",
      feedback: "The windows begin further apart. Does the number of weights under one of them change?",
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
    ["Output i of the strided layer is the filter laid on at pixel 2i."],
    ["Output 2i of the layer with stride 1 is the filter laid on at pixel 2i as well, and it is the one that is kept."],
    ["Check: the largest |difference| on the stage is zero but for rounding, for any filter."],
  ],
});

/** What a stride saves. */
const savedByTwo = choice({
  prompt: ["The stride of a convolution is raised from 1 to 2 along both axes. What becomes of its MACs?"],
  options: [
    {
      text: "a half is left",
      id: "one-axis",
      name: "One axis only",
      feedback: "That would hold if it skipped along rows only. It skips along columns too.",
    },
    {
      text: "they stay: the same filter still passes over the whole image",
      id: "none",
      name: "Nothing saved",
      feedback: "Each output costs as much as before. How many outputs are there?",
    },
    { text: "a quarter is left", right: "Half as many outputs along each axis, each for the same price." },
    {
      text: "they are divided by the number of weights in the filter",
      id: "over-kernel",
      name: "Divided by k²",
      feedback: "The filter is as large as before: each output still multiplies all of its weights.",
    },
  ],
  hints: [
    ["MACs are outputs times weights under one window. Which of the two changes?"],
    ["Count the outputs along one axis, then along both."],
  ],
  solution: [
    ["A side of the output has about half as many values, so the output has a quarter of them."],
    ["Each costs k² C MACs as before: a quarter of the work is left."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "strided-or-kept": { question: stridedOrKept, see: { stride: 2, filter: "random" } },
  "saved-by-two": { question: savedByTwo, see: { stride: 2 } },
});
