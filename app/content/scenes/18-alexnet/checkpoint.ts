import { texBlock } from "#nn/tex.ts";
import { choice } from "../../choice.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

/** Shape and parameters of the first layer. */
const firstLayer = choice({
  prompt: [
    "AlexNet’s first layer has 96 filters of 11 × 11 × 3 with biases and stride 4, on 227 × 227 pixels without padding. What is the side of its maps, and how many parameters does it have?",
  ],
  options: [
    {
      text: "54, and 34,944",
      id: "224-used",
      name: "224 pixels used",
      feedback: "Is that the formula for 224 pixels, rounded down? How many pixels does this network read?",
    },
    {
      text: "55, and 11,712",
      id: "flat-filter",
      name: "Channels forgotten",
      feedback: "How many numbers lie under one filter at one place of a colour photo?",
    },
    {
      text: "55, and 34,848",
      id: "no-bias",
      name: "Biases forgotten",
      feedback: "Each filter has one more number besides its weights. Is it counted?",
    },
    { text: "55, and 34,944", right: "55 windows fit along a side, and each filter has 363 weights and a bias." },
  ],
  hints: [
    ["How far can an 11-pixel window move in 227 pixels, in steps of 4?"],
    ["Open conv1 on the stage: it spells out the count of its parameters."],
  ],
  solution: [
    [texBlock`\left\lfloor \tfrac{227 - 11}{4} \right\rfloor + 1 = 55`],
    [texBlock`96 \cdot (11 \cdot 11 \cdot 3 + 1) = 34{,}944`],
    ["The paper prints 224 pixels, but for 55 windows to fit without padding it takes 227."],
  ],
});

/** Where a network keeps its parameters. */
const whereParameters = choice({
  prompt: ["Where are most of AlexNet’s 61 million parameters?"],
  options: [
    {
      text: "in the five convolutional layers, which do most of the work",
      id: "in-conv",
      name: "Work mistaken for parameters",
      feedback: "They do most of the multiply-accumulates. Are weights that are used at many places stored many times?",
    },
    {
      text: "in the first layer, whose filters are the largest",
      id: "first-layer",
      name: "Large filters mistaken for many parameters",
      feedback:
        "Its filters span 11 × 11 pixels, but only 3 channels. Open it on the stage: how many parameters is that?",
    },
    {
      text: "spread about evenly over the eight layers",
      id: "even",
      name: "Evenly spread",
      feedback: "The squares on the stage are drawn to scale. Are they equally large?",
    },
    { text: "in the three dense layers: 96 %", right: "The first of them alone has 37.8 million." },
  ],
  hints: [
    ["Compare a layer whose weights are shared between all places with one that has a weight for each pair of values."],
    ["What does fc6 read, and how many units does it have?"],
  ],
  solution: [
    ["The sixth layer reads 6 · 6 · 256 = 9,216 values, and each of its 4,096 units has a weight for all of them."],
    [texBlock`4096 \cdot (9216 + 1) = 37{,}752{,}832`],
    ["All five convolutional layers together have 2.3 million, since their weights are shared between places."],
  ],
});

export const checkpoint = defineCheckpoint(state, {
  "first-layer": { question: firstLayer, see: { show: "network", layer: "conv1" } },
  "where-parameters": { question: whereParameters, see: { show: "network", layer: "fc6" } },
});
