import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { ACROSS, LARGE, state } from "./state.ts";

/** Why a bird that fills four cells is lost. */
const fourCells = choice({
  prompt: ["A large white bird fills four cells of the grid, and all four say “sky”. Why?"],
  options: [
    {
      text: "the classifier was not trained long enough",
      id: "needs-training",
      name: "More training would help",
      feedback:
        "It labels birds the size of a cell almost without error. What could more training teach it that is not in the cell?",
    },
    {
      text: "the grid is badly placed; moved a little, it would fit the bird",
      id: "grid-shifted",
      name: "Another grid would help",
      feedback:
        "That helps a small bird on the line between cells. Move the grid under a large one: does any cell ever hold all of it?",
    },
    {
      text: "most cells of the image are sky, and they outvote the bird",
      id: "vote",
      name: "Cells vote",
      feedback: "No cell knows of another. Which numbers does the label of one cell depend on?",
    },
    {
      text: "each cell sees only itself, and a patch of white looks like bright sky",
      right: "What tells a bird from the sky, its head or its outline, lies in other cells.",
    },
  ],
  hints: [
    ["Cover everything but one of the four cells with your hands. What would you say it is?"],
    ["What does the classifier of a cell get as its input?"],
  ],
  solution: [
    ["The input of the classifier is one cell, 24 × 24 pixels. Nothing else can change its label."],
    ["Four patches of plain white hold no beak and no outline, however long the classifier is trained."],
    ["Check: make the duck larger on the stage and watch its back."],
  ],
});

/** What the dense map is, compared with cell by cell. */
const densePass = choice({
  prompt: [
    "The classifier is to label the cell around every fourth pixel. How does one fully convolutional pass compare with classifying each cell separately?",
  ],
  options: [
    {
      text: "it gives different numbers, since it sees the whole image",
      id: "other-numbers",
      name: "The pass sees more",
      feedback:
        "Each of its outputs still sees the same window. Run both ways on the stage: how large is the difference?",
    },
    {
      text: "it needs new weights, trained for the larger image",
      id: "needs-new-weights",
      name: "New weights for a new size",
      feedback:
        "A convolution’s weights do not depend on the size of what they slide over. What does the dense layer turn into?",
    },
    {
      text: "it gives the same numbers, and computes what overlapping cells share only once",
      right:
        "A pixel lies in many overlapping cells, and the first layers compute the same values there for all of them.",
    },
    {
      text: "it gives the same numbers at a higher cost, since the image is larger than a cell",
      id: "dearer",
      name: "A larger image costs more",
      feedback:
        "It costs more than one cell, yes. Compare it with all the cells together, as the bars on the stage do.",
    },
  ],
  hints: [
    ["Two cells that are 4 pixels apart share five sixths of their pixels. What does the first layer compute there?"],
    ["The dense layer is a convolution whose kernel is as large as its input map."],
  ],
  solution: [
    ["Every layer is a convolution, or can be written as one, so the same weights run over the whole image."],
    ["Where cells overlap, the values of the early layers are the same: one pass computes them once."],
    ["Check: run both ways on the stage. The outputs differ only by rounding, the costs by much more."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "four-cells": { question: fourCells, see: LARGE },
  "dense-pass": { question: densePass, see: { ...ACROSS, step: 4 } },
});
