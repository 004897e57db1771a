import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./bank.ts";

/** What comes of a maximum over turned copies. */
const overCopies = choice({
  prompt: [
    "A layer has eight rotated copies of one filter and takes the maximum over them at each position. What does the maximum do while the input is rotated?",
  ],
  options: [
    {
      text: "it stays nearly the same, because each copy responds equally at every angle",
      id: "each-copy-invariant",
      name: "Each copy is invariant",
      feedback: "Turn the dial and watch one needle. Does it keep its length?",
    },
    {
      text: "nothing that pooling over space would not do as well",
      id: "space-pool-does-it",
      name: "Pooling over space does it",
      feedback:
        "Pooling over space compares positions of one map. Does a filter for vertical edges respond to an edge that was rotated by 90°?",
    },
    {
      text: "it stays nearly the same, and the angle can still be read from it",
      id: "angle-kept",
      name: "The angle is kept",
      feedback: "Two angles give the same number. How would the next layer tell them apart?",
    },
    {
      text: "it stays nearly the same, and the angle is lost",
      right: "Some copy always fits; the maximum does not say which.",
    },
  ],
  hints: [
    ["Follow one needle of the polar plot through a full turn, then the ring of the maximum."],
    ["Which of the eight values is passed on, and is its index passed on too?"],
  ],
  solution: [
    ["Each copy responds most at its own angle; far from it, its response falls to zero."],
    ["Before it has fallen far, the next copy fits: the largest of the eight hardly changes."],
    [
      "Only the value is passed on, not the copy that it came from, so the angle is lost. Check: the ripple on the stage is close to 1.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "maximum-over-copies": { question: overCopies, see: { copies: 8 } },
});
