import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Why deeper plain networks do worse on what they are trained on. */
const deeperIsWorse = choice({
  prompt: [
    "He et al. (2016) trained a plain network of 56 layers and one of 20 on the same photos. The deeper one did worse on the very photos that it was trained on. Why?",
  ],
  options: [
    {
      text: "it is harder to optimise",
      right:
        "It could copy the 20 layers and pass their result on unchanged, so a better solution exists; training does not find it.",
    },
    {
      text: "it overfits",
      id: "overfits",
      name: "More layers always overfit",
      feedback:
        "A network that overfits does well on one set of images and badly on another. On which of the two was the error measured here?",
    },
    {
      text: "it has too few parameters",
      id: "too-few-parameters",
      name: "Doing worse means too few parameters",
      feedback: "Count the layers: which of the two networks has more weights?",
    },
    {
      text: "its gradients are zero",
      id: "gradients-are-zero",
      name: "Plain networks fail because gradients vanish",
      feedback:
        "Those networks had batch normalisation. Look at the first layers of the plain network on the stage before its first step: what is the norm of their gradients?",
    },
  ],
  hints: [
    ["Was the error measured on images of the training set, or on others?"],
    ["What would the 36 further layers have to compute for the deep network to be as good as the other?"],
  ],
  solution: [
    [
      "The error on the training images was higher, so it is not overfitting, and the deeper network has more parameters.",
    ],
    [
      "If the further layers passed on what they get, it would be as good as the other: a solution exists that training does not find.",
    ],
    [
      "On the stage, with batch normalisation, the gradients of the plain network are not zero: they are largest in the first layers. In other networks they would have to be measured.",
    ],
  ],
});

/** What an addition does with a gradient. */
const atTheSum = choice({
  prompt: [
    "A residual block ends with y = F(x) + x. In the backward pass the gradient g arrives at the sum. What do the two branches, F and the shortcut, get?",
  ],
  options: [
    {
      text: "each gets half of g",
      id: "halved",
      name: "A sum divides the gradient",
      feedback: "By how much does y change when F(x) alone grows by a little?",
    },
    {
      text: "each gets the whole of g",
      right: "y changes by as much as either of its terms does, so both derivatives are one.",
    },
    {
      text: "only the shortcut gets g",
      id: "shortcut-only",
      name: "The gradient takes the shortcut alone",
      feedback: "Then the weights of F would never change. Does F learn?",
    },
    {
      text: "the larger of the two gets g",
      id: "larger-wins",
      name: "A sum routes like a maximum",
      feedback: "A maximum does that. Does the derivative of a sum depend on which term is larger?",
    },
  ],
  hints: [
    ["What is the derivative of F + x with respect to F, and with respect to x?"],
    ["Does either depend on the other term?"],
  ],
  solution: [
    ["y = F + x: the derivative with respect to each term is 1, so each branch gets 1 · g = g."],
    [
      "At x the two paths meet again, and their gradients are added: g from the shortcut, and what comes back through F.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "deeper-is-worse": { question: deeperIsWorse, see: { depth: 34 } },
  "at-the-sum": { question: atTheSum, see: { view: "block" } },
});
