import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What does an ever smaller ε do? */
const smallerEpsilon = choice({
  prompt: [
    "A gradient is compared with central differences, all in 32-bit floats. ε is made ever smaller. What does the relative error do?",
  ],
  options: [
    {
      text: "it keeps falling: the derivative is the limit",
      id: "falls-for-good",
      name: "Smaller is always better",
      feedback:
        "The limit is taken over real numbers. What is the smallest difference that two losses near 1 can have as floats?",
    },
    {
      text: "it does not depend on ε",
      id: "constant",
      name: "ε does not matter",
      feedback: "Pull ε on the stage from one end to the other. What does the number do?",
    },
    {
      text: "it falls, and then rises again",
      right: "The curve is a V: truncation error on one arm, rounding on the other.",
    },
    {
      text: "it rises: small numbers are inexact",
      id: "rises",
      name: "Small numbers are inexact",
      feedback:
        "A float of 0.001 has as many digits as one of 1000. And with ε = 1, how well does a straight line follow the loss?",
    },
  ],
  hints: [
    ["Two errors are added. One grows with ε², the other with 1/ε."],
    ["What happens to the rounding error of the loss when it is divided by 2 ε?"],
  ],
  solution: [
    [
      texBlock`\frac{L(w+\varepsilon) - L(w-\varepsilon)}{2\varepsilon} = \frac{\partial L}{\partial w} + O(\varepsilon^2) + O\!\left(\frac{6 \cdot 10^{-8}\, L}{\varepsilon}\right)`,
    ],
    ["As ε shrinks, the first error falls and the second rises. They meet near the middle."],
    ["Check: the curve on the stage has its lowest point there."],
  ],
});

/** What does a relative error near 1 mean? */
const allWrong = choice({
  prompt: [
    "The relative error is near 1 at every weight of one layer, whatever ε is. The layers after it are fine. What is the likely cause?",
  ],
  options: [
    { text: "a bug in the backward pass", right: "Nothing else is wrong everywhere at once." },
    {
      text: "rounding",
      id: "rounding",
      name: "Rounding",
      feedback: "Rounding depends on ε. Would it leave the error at 1 for every ε?",
    },
    {
      text: "ε is too large",
      id: "epsilon-too-large",
      name: "ε too large",
      feedback: "Then a smaller one helps. Did it?",
    },
    {
      text: "kinks of the ReLUs",
      id: "kinks",
      name: "Kinks",
      feedback: "A kink spoils the difference if it lies within ε of the weight. For every weight, and every ε?",
    },
  ],
  hints: [
    ["Which of these would go away with another ε, or with another weight?"],
    ["What do all weights of a layer have in common?"],
  ],
  solution: [
    [
      "Rounding, truncation and kinks change with ε and from weight to weight. What all weights share is the code that computes their gradient.",
    ],
    ["Check: make the network on the stage sick, and look at the curve of a spoilt layer: it is no V."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "smaller-epsilon": { question: smallerEpsilon, see: { exponent: -7 } },
  "all-wrong": { question: allWrong, see: { sick: 1, exponent: -2 } },
});
