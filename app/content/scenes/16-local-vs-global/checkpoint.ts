import { tex, texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** The lecture's third quiz, turned to what it is for. */
const nearOrFar = choice({
  prompt: [
    "Across all images, which is higher: the correlation between points at a short distance A, or between points at a long distance B?",
  ],
  options: [
    { text: "at distance A", right: "Near pixels are mostly parts of the same thing." },
    {
      text: "at distance B",
      id: "far-is-higher",
      name: "Far points match as well",
      feedback:
        "A texture that repeats can do this in one picture. How many photos repeat at this distance? Look at all pairs of all photos.",
    },
    {
      text: "neither: distance makes no difference",
      id: "independent",
      name: "Pixels are independent numbers",
      feedback:
        "Shuffle the photo’s pixels on the stage: that is a picture without dependence. What do the clouds look like?",
    },
    {
      text: "can’t say",
      id: "cant-say",
      name: "One image instead of all images",
      feedback: "A single image can do anything. Does the question ask about one image, or about all of them together?",
    },
  ],
  hints: [
    ["Of two neighbouring pixels and two at opposite edges, which pair is more often on the same object?"],
    ["Pull a pair apart on the stage, and watch its cloud of values."],
  ],
  solution: [
    ["Over many images, dependence between pixels falls with their distance d, roughly as a power law:"],
    [texBlock`I(d) \propto d^{-\alpha}`],
    ["A is the shorter distance, so the correlation is higher there."],
    ["Check: the stage measures 0.86 at 4 pixels and 0.50 at 64, over all pairs of its photos."],
  ],
});

/** What a straight line on logarithmic axes means. */
const straight = choice({
  prompt: ["On log-log axes, a curve of dependence against distance is a straight line. Which law is that?"],
  options: [
    { text: "a power law", right: "log y = log c − α log d is a straight line with slope −α." },
    {
      text: "an exponential",
      id: "exponential",
      name: "Exponential decay",
      feedback:
        "Take the logarithm of exp(−d/s). Is the result proportional to d, or to log d? On which axes would that be straight?",
    },
    {
      text: "a linear one",
      id: "linear",
      name: "A line on any axes is linear",
      feedback:
        "These axes are logarithmic. From 1 to 10 and from 10 to 100 are equal lengths: what do equal steps down mean?",
    },
    {
      text: "none: the pixels are independent",
      id: "independent",
      name: "A simple shape means independence",
      feedback: "Shuffle the pixels on the stage. Where is their curve, on log axes?",
    },
  ],
  hints: [
    ["On both axes, equal lengths are equal factors. What happens to y each time that d doubles?"],
    ["Write the line as log y = a − α log d, and take the exponential of both sides."],
  ],
  solution: [
    ["A straight line is ", tex`\log y = \log c - \alpha \log d`, ", and so"],
    [texBlock`y = c\, d^{-\alpha}`],
    ["Each doubling of d divides y by the same factor, ", tex`2^{\alpha}`, ", whatever d is: no distance is special."],
    [
      "Check: the stage fits a line and says how far from it the points are. Dependence in bits comes close to one; ρ itself bends.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "near-or-far": { question: nearOrFar, see: { b: [230, 300, 0, 160] } },
  "log-log": { question: straight, see: { view: "decay", plot: "bits" } },
});
