import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { rippled, WHOLE, state } from "./state.ts";

/** Does one pixel of shift get through a maximum over 2 × 2? */
const onePixel = choice({
  prompt: [
    "An image is shifted by one pixel before max pooling with windows of 2 × 2 and stride 2. What happens to the output?",
  ],
  options: [
    {
      text: "it never changes: pooling makes it invariant",
      id: "invariant",
      name: "Pooling makes it invariant",
      feedback:
        "That holds for what stays inside its window. A value in the right column moves right: where is it then?",
    },
    {
      text: "it is shifted by one pixel too",
      id: "shifts-by-one",
      name: "The output moves along",
      feedback: "One pixel of the output stands for two of the image. By how much would it have to move?",
    },
    {
      text: "some values stay, others change",
      right: "A value that stays in its window leaves the maximum as it was; one that crosses a border does not.",
    },
    {
      text: "every value of it changes",
      id: "always-changes",
      name: "Every value changes",
      feedback:
        "A large value in the left column moves to the right column of the same window. What is the maximum now?",
    },
  ],
  hints: [
    ["Draw a window of 2 × 2 and put one large value into it. Move it right by one."],
    ["Do the same with the value in the other column."],
  ],
  solution: [
    ["A large value in the left column of a window moves to its right column: the maximum is the same."],
    ["One in the right column moves into the next window: this maximum loses it, the next one gains it."],
    ["Check: on the stage, a shift by one pixel changes the responses after max 2 × 2, but less than without pooling."],
  ],
});

/** Why pixels and responses disagree about a bent copy. */
const bentByPixels = choice({
  prompt: [
    "One copy of a photo is bent by two pixels here and there, another is blurred. By pixels the blurred copy is closer to the photo, by pooled responses the bent one. Why?",
  ],
  options: [
    {
      text: "bending changes more of what the photo shows than blurring does",
      id: "more-changed",
      name: "Closer by pixels is closer",
      feedback: "Look at both copies. In which one are the edges still there, if not in the same place?",
    },
    {
      text: "a displaced edge misses every pixel it covered, yet mostly stays in its window",
      right: "Pixels compare what is at each position; a maximum over a window compares what is near it.",
    },
    {
      text: "pooled responses do not depend on where anything is",
      id: "no-places",
      name: "Pooling forgets all places",
      feedback: "Pull a point far on the stage. Does the distance by pooled responses stay small?",
    },
    {
      text: "the network was trained on bent photos",
      id: "trained-for-it",
      name: "It was trained for this",
      feedback: "Set the weights to random: nobody trained those. What happens to the last row?",
    },
  ],
  hints: [
    ["Think of one sharp edge. What happens to it in each copy?"],
    ["Compare a displacement of two pixels with the width of a window."],
  ],
  solution: [
    [
      "In the bent copy an edge is as sharp as before, but two pixels away: by pixels that is wrong twice, where it was and where it is now.",
    ],
    [
      "In the blurred copy the edge is in its place, but weaker: by pixels a small error, for an edge filter a large one.",
    ],
    [
      "A maximum over a window wider than the bend finds the moved edge again. Only an edge that crosses a border is missed.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "one-pixel-before-a-pool": { question: onePixel, see: { scale: WHOLE, dy: 0, dx: 1, window: 2 } },
  "bent-by-pixels": { question: bentByPixels, see: rippled },
});
