import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** What a top-5 error is. */
const topFiveError = choice({
  prompt: [
    "A network is tested on ImageNet, with one right class for each image. When does an image count as a top-5 error?",
  ],
  options: [
    {
      text: "when the first guess is wrong",
      id: "not-first",
      name: "Only the first guess counted",
      feedback: "That is the top-1 error. What do the other four guesses do?",
    },
    {
      text: "when fewer than five of the labels are right",
      id: "all-five-classes",
      name: "Five right labels needed",
      feedback: "An image has a single right class. How many of five different guesses can be right at most?",
    },
    {
      text: "when the right class is not among the five guesses with the highest scores",
      right: "Its place among the five does not matter, nor does how sure the network is.",
    },
    {
      text: "when the mean score of the five best guesses is below one half",
      id: "mean-of-five",
      name: "Scores averaged",
      feedback: "Only the order of the scores is used. What is compared with the right class?",
    },
  ],
  hints: [
    ["Set the number of guesses to 1 on the stage, then raise it: which digits stop being errors?"],
    ["A digit whose right class is the third guess: is it a top-5 error? A top-2 error?"],
  ],
  solution: [
    [
      "The network orders all 1,000 classes by score. If the right one is among the first five, the image counts as correct.",
    ],
    ["So the top-5 error is never above the top-1 error: the stage measures both on digits."],
  ],
});

/** What the printed errors do not show. */
const depthAlone = choice({
  prompt: [
    "From AlexNet to ResNet, the printed error fell to less than a quarter while depth grew nineteenfold. What follows?",
  ],
  options: [
    {
      text: "depth alone made the difference",
      id: "depth-alone",
      name: "One cause for many changes",
      feedback:
        "Compare the networks in something other than depth, and read what each error was measured on. What else changed?",
    },
    {
      text: "more parameters made the difference",
      id: "more-parameters",
      name: "More parameters mistaken for the cause",
      feedback: "Plot the errors against the parameters. Which network has the most?",
    },
    {
      text: "deeper networks came with smaller errors here, but much else changed as well",
      right: "Filters, normalisation, shortcuts, training, and the number of networks in each entry changed too.",
    },
    {
      text: "any network gets better when layers are added",
      id: "always-better",
      name: "Depth always helps",
      feedback:
        "These are networks that were published because they did well. How does a plain network of 56 layers do?",
    },
  ],
  hints: [
    ["Read under the key number how many networks each error belongs to."],
    ["To find a cause, one would change depth and nothing else."],
  ],
  solution: [
    ["The three entries had five, seven and six networks; their filters, training and layers differ in many ways."],
    ["A single ResNet-34 has 5.71 %, a single VGG-19 7.1 %: both depth and shortcuts differ between them."],
    [
      "What depth alone does takes an experiment: beyond some depth, plain networks get worse even on their training images.",
    ],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "top-five-error": { question: topFiveError, see: { guesses: 1 } },
  "depth-alone": { question: depthAlone, see: { errors: "single", against: "parameters" } },
});
