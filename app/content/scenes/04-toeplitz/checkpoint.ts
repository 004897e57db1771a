import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./matrix.ts";

/** What a weight is in the matrix. */
const oneWeight = choice({
  prompt: [
    "A 1-D convolution with stride 1 is written as a matrix K. One weight of its kernel changes. What changes in K?",
  ],
  options: [
    {
      text: "one entry",
      id: "one-entry",
      name: "A weight stands in one place",
      feedback:
        "In a dense layer that would be right. How many outputs of a convolution use this weight, and does each have its own row?",
    },
    {
      text: "one row",
      id: "one-row",
      name: "A row is a weight",
      feedback:
        "A row belongs to one output and holds the whole kernel. Pull a weight on the stage: how many rows change?",
    },
    { text: "one diagonal", right: "Every row holds this weight, each one column further to the right." },
    {
      text: "every entry",
      id: "everything",
      name: "Every entry depends on every weight",
      feedback: "Most entries are zero and stay so, and the others hold one weight each. Which of them hold this one?",
    },
  ],
  hints: [
    ["Each row of K makes one output. Where in the row does the kernel begin?"],
    ["Follow one weight from row to row."],
  ],
  solution: [
    ["Row i holds the kernel from column i on, so weight t stands in column i + t − 1 of row i."],
    ["Going one row down, it moves one column to the right: a diagonal."],
  ],
});

/** How many numbers such a matrix is made of. */
const differentEntries = choice({
  prompt: [
    "A 3 × 3 kernel without padding runs over one channel of 8 × 8 pixels, with stride 1. How many different nonzero values can the entries of its 36 × 64 matrix have?",
  ],
  options: [
    {
      text: "324",
      id: "rows-differ",
      name: "Every row has weights of its own",
      feedback: "A locally connected layer has that many. Compare two rows of K on the stage: what do they share?",
    },
    {
      text: "2,304",
      id: "zeros-are-weights",
      name: "Every entry is a weight",
      feedback:
        "A dense layer has that many. Can training change an entry that joins an output to a pixel outside its patch?",
    },
    {
      text: "99",
      id: "diagonals",
      name: "One number for each diagonal",
      feedback: "A Toeplitz matrix of this size could have that many. Most diagonals of this one are empty.",
    },
    { text: "9", right: "Whatever the size of the image, there are only the weights of the kernel." },
  ],
  hints: [["Every row holds the kernel once. What else does it hold?"], ["Does the next row hold other weights?"]],
  solution: [
    ["Each of the 36 rows holds the 9 weights of the kernel, and zeros: 324 entries that are not zero."],
    ["All rows hold the same 9 weights, so no more than 9 different numbers occur."],
    ["Check: the stage counts them in the matrix that it read off the convolution."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "one-weight": { question: oneWeight, see: { row: 2, column: 3 } },
  "different-entries": { question: differentEntries, see: { axes: 2, row: 13, column: 18 } },
});
