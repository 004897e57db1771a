import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./bank.ts";

/** What comes of a maximum over turned copies. */
const overCopies = choice({
  prompt: [
    "A layer has eight turned copies of one filter, and the maximum over them is taken at each place. What does the maximum do while the input is turned?",
  ],
  options: [
    {
      text: "it stays nearly the same, because each copy answers alike at every angle",
      id: "each-copy-invariant",
      name: "Each copy is invariant",
      feedback: "Turn the dial and watch one needle. Does it keep its length?",
    },
    {
      text: "nothing that a pooling over space would not do as well",
      id: "space-pool-does-it",
      name: "Pooling over space does it",
      feedback:
        "Pooling over space compares places of one map. Does an upright filter answer anywhere in an image that was turned by a right angle?",
    },
    {
      text: "it stays nearly the same, and the angle can still be read from it",
      id: "angle-kept",
      name: "The angle is kept",
      feedback: "Two angles give the same number. How would the next layer tell them apart?",
    },
    {
      text: "it stays nearly the same, and the angle is lost",
      right: "Some copy always fits; which one it was, the maximum does not say.",
    },
  ],
  hints: [
    ["Follow one needle of the polar plot through a full turn, then the ring of the maximum."],
    ["Which of the eight values is passed on, and is its number passed on too?"],
  ],
  solution: [
    ["Each copy has its own best angle and falls to zero far from it."],
    ["Before it has fallen far, the next copy fits: the largest of the eight hardly changes."],
    [
      "Only the value is passed on, not the copy that it came from, so the angle is gone. Check: the ripple on the stage is close to 1.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "maximum-over-copies": { question: overCopies, see: { copies: 8 } },
});
