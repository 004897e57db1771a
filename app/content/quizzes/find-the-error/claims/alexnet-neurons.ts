import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { alexnet2012 } from "#nn/zoo/imagenet.ts";
import { slip } from "#quiz/slips.ts";
import { countLayer, countNetwork } from "../../../network-case.ts";
import { type Claim, type Entry, once, plainConv, sound, unsound, valuesOf } from "../claim.ts";

const PRINTED = 253_440;

/** Neurons of AlexNet's layers. */
export const alexnetNeurons = once((): Claim => {
  const outputs = countNetwork(alexnet2012).flatMap(({ spec, output }) =>
    spec.type === "conv2d" || spec.type === "dense" ? [output] : [],
  );
  const [first = alexnet2012.input] = outputs;
  const { c, h } = first;
  const right = valuesOf(first);
  const on224 = countLayer(plainConv(c, 11, { stride: [4, 4], padding: "valid" }), { c: 3, h: 224, w: 224 }).output;
  const [, second, third, fourth, fifth, dense] = outputs.map((shape) => thousands(valuesOf(shape)));
  const doubt = (name: string, printed: string | undefined, feedback: string): Entry =>
    sound(name, printed ?? "", "pool-forgotten", "The pool before it forgotten", feedback);
  return {
    source: {
      authors: "A. Krizhevsky, I. Sutskever and G. E. Hinton",
      title: "ImageNet Classification with Deep Convolutional Neural Networks",
      where: "NIPS, caption of figure 2",
      year: 2012,
    },
    says: "A caption says how many neurons each layer of AlexNet has: one for each value that it outputs, in both halves together.",
    heading: "neurons",
    entries: [
      unsound("conv1", thousands(PRINTED), thousands(right)),
      doubt("conv2", second, "Its maps are smaller than those of conv1. Which layer lies between the two?"),
      doubt("conv3", third, "Its maps are smaller than those of conv2. Which layer lies between the two?"),
      sound(
        "conv4",
        fourth ?? "",
        "copied",
        "Equal numbers taken for a copying error",
        "It has as many filters as the layer before it, and it is padded. Why should it have fewer values?",
      ),
      sound(
        "conv5",
        fifth ?? "",
        "pool-too-early",
        "The pool after it already counted",
        "The pool comes after this layer. How large are the maps that the layer itself outputs?",
      ),
      sound(
        "first dense layer",
        dense ?? "",
        "inputs-counted",
        "Inputs counted, not outputs",
        "It reads many more values than that. How many units does it have, and how many values does each output?",
      ),
    ],
    given: [
      `sides of the maps: conv1 ${h}, conv2 ${outputs[1]?.h ?? 0}, conv3 to conv5 ${outputs[2]?.h ?? 0}`,
      `filters: conv1 ${c}, conv2 ${outputs[1]?.c ?? 0}, conv3 and conv4 ${outputs[2]?.c ?? 0}, conv5 ${outputs[4]?.c ?? 0}`,
      "units of the first dense layer: 4,096",
    ],
    number: {
      asks: "What should it be?",
      right,
      unit: "neurons",
      slips: [
        slip(
          PRINTED,
          "as-printed",
          "The printed number kept",
          "That is what is printed. Divide it by the number of filters: is the result a square number?",
        ),
        slip(
          right / 2,
          "one-tower",
          "One half of the network",
          "That is what one half outputs. The caption counts both.",
        ),
        slip(
          valuesOf(on224),
          "printed-image",
          "The printed side of the image used",
          "That would be right for the side that the paper gives for its image. What side do the maps have here?",
        ),
        slip(h * h, "one-map", "One map counted", "That is one map. How many maps does the layer output?"),
        slip(c * h, "one-row", "One row of each map", "That is one row of every map. How many rows does a map have?"),
      ],
    },
    praise: [
      `The maps are as wide as they are high here. The printed number would need ${c} maps that are narrower than they are high.`,
    ],
    hints: [
      ["A layer has a neuron for each position of each map. Check the entries one by one against the notes."],
      [
        "Multiply the number of filters by the side, and by the side again. For one of the layers, the result is larger than the entry.",
      ],
    ],
    solution: {
      steps: [
        ["A layer outputs this many values:"],
        [texBlock`C^{(l+1)} \times H_{o} \times W_{o}`],
        ["The number printed for conv1 leaves only this many for each filter:"],
        [texBlock`${PRINTED} \div ${c} = ${PRINTED / c}`],
        ["A map, though, has"],
        [texBlock`${h} \times ${h} = ${h * h}`],
        ["and all maps together"],
        [texBlock`${c} \times ${h} \times ${h} = ${right}`],
      ],
      without: [
        "The size of the filters and their weights do not matter: a neuron is an output value. Pools have no entry of their own in this list.",
      ],
      check: [
        "the printed number is ",
        tex`${c} \times ${h} \times ${PRINTED / c / h} = ${PRINTED}`,
        ": maps that are not square.",
      ],
    },
    lab: alexnet2012,
  };
});
