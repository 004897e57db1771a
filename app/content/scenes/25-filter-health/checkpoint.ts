import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What noise in the filters means. */
const noise = choice({
  prompt: ["After long training the filters of the first layer still look like noise. What do you conclude?"],
  options: [
    {
      text: "the layer has learned fine detail",
      id: "fine-detail",
      name: "Noise is fine detail",
      feedback: "Compare with step 0 on the stage: is this detail new, or was it there before the first image?",
    },
    {
      text: "it has not converged well: look at the learning rate, the data and the regularisation",
      right:
        "The noise is that of the initialisation. Nothing has taken it away: too small a rate, labels that cannot be learned, or no weight decay.",
    },
    {
      text: "there are too few filters",
      id: "too-few-filters",
      name: "More filters would be smoother",
      feedback: "Both runs on the stage have twelve filters. What is different in the one that stays noisy?",
    },
    {
      text: "the training images are noisy",
      id: "colour-noise",
      name: "Filters copy the noise of the images",
      feedback: "Both runs on the stage see the same clean digits. Is one of them still noisy?",
    },
  ],
  hints: [
    ["Where does the noise come from? Go back to the step before training."],
    ["What shrinks a weight that no image has any use for?"],
  ],
  solution: [
    ["Filters begin as noise. Gradients add structure to it, and weight decay takes away what gradients do not renew."],
    ["So noise that stays means: too few or too small steps, nothing to learn, or no regularisation."],
    [
      "Check: without weight decay the smoothness stays near that of the start, though most digits are classified correctly.",
    ],
  ],
});

/** What equal filters mean. */
const alike = choice({
  prompt: ["Sixteen filters of a first layer are almost equal. What does that mean?"],
  options: [
    {
      text: "the network is robust: sixteen units agree",
      id: "robust",
      name: "Copies make it robust",
      feedback: "If all sixteen are fooled by the same image, what is left that is not?",
    },
    {
      text: "the filters share their weights, as they should",
      id: "shared-weights",
      name: "Filters share weights with each other",
      feedback:
        "Weights are shared between the places of one map. Between which places would two filters share theirs?",
    },
    {
      text: "fifteen of them are wasted",
      right: "Equal filters make equal maps, and the next layer can use only one of them.",
    },
    {
      text: "the images are symmetric",
      id: "symmetry",
      name: "Symmetric images make equal filters",
      feedback: "A mirrored edge calls for a mirrored filter. Would that be equal to the first?",
    },
  ],
  hints: [
    ["What do the sixteen maps look like?"],
    ["Choose “equal initial weights” on the stage and train: what could ever make the filters differ?"],
  ],
  solution: [
    ["Equal filters give equal maps: the parameters and time of sixteen, the information of one."],
    [
      "If the next layer treats them alike as well, they get the same gradients and stay equal: the symmetry has to be broken by random weights.",
    ],
    ["Check: with equal weights mean |r| is 1 before training, and after 200 steps."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "noisy-filters": { question: noise, see: { cause: "decay" } },
  "equal-filters": { question: alike, see: { cause: "equal" } },
});
