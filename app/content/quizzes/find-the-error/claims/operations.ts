import { tex, texBlock } from "#nn/tex.ts";
import type { Architecture } from "#nn/types.ts";
import { alexnet, resnet18, resnet50, vgg16 } from "#nn/zoo/imagenet.ts";
import { slip } from "#quiz/slips.ts";
import { countNetwork, parametersOf } from "../../../network-case.ts";
import { type Claim, type Entry, once, sound, unsound, valuesOf } from "../claim.ts";

const MILLION = 1e6;
const BILLION = 1e9;

/** To two decimals, as the table has its numbers. */
const billions = (count: number): number => Math.round(count / (BILLION / 100)) / 100;

function entryOf(name: string, network: Architecture, id: string, title: string, feedback: string): Entry {
  const millions = (parametersOf(network) / MILLION).toFixed(1);
  return sound(`parameters of ${name}`, `${millions} million`, id, title, feedback);
}

/** Multiply-accumulates under the name of operations. */
export const operations = once((): Claim => {
  const layers = countNetwork(vgg16);
  const macs = layers.reduce((total, layer) => total + layer.macs, 0);
  const parameters = parametersOf(vgg16);
  const outputs = layers.flatMap(({ macs: own, output }) => (own > 0 ? [valuesOf(output)] : []));
  const sums = outputs.reduce((a, b) => a + b, 0);
  const [printed, right] = [billions(macs), billions(2 * macs)];
  return {
    source: {
      authors: "Contributors of torchvision",
      title: "Models and pre-trained weights",
      where: "documentation of torchvision, table of all classification weights",
    },
    says: "A table of trained networks has one column for parameters, and one headed billions of floating-point operations, for one image.",
    heading: "as printed",
    entries: [
      unsound("heading of the last column", "billions of operations", "billions of multiply-accumulates"),
      entryOf(
        "VGG-16",
        vgg16,
        "conv-alone",
        "Dense layers left out",
        "The convolutions alone have about a ninth of that. Which layers have the rest?",
      ),
      entryOf(
        "AlexNet",
        alexnet,
        "cost-means-weights",
        "Few operations taken for few parameters",
        "It computes little, and yet it has many weights. In which layers is each weight used only once?",
      ),
      entryOf(
        "ResNet-50",
        resnet50,
        "depth-means-weights",
        "Depth taken for many parameters",
        "It is deep, but its bottlenecks are narrow and it has one small dense layer. What do fifty layers of that kind need?",
      ),
      entryOf(
        "ResNet-18",
        resnet18,
        "cost-means-weights",
        "Few operations taken for few parameters",
        "Its weights are used at many positions. What does the number of positions have to do with the number of weights?",
      ),
    ],
    given: [
      `last column for VGG-16: ${printed}`,
      `multiply-accumulates of VGG-16, counted layer by layer: ${printed} billion`,
      "a multiplication and the addition after it are two operations",
    ],
    number: {
      asks: "How many billions of operations does VGG-16 take? Use the rounded count in the notes, and leave out biases.",
      right,
      fractions: true,
      unit: "billion operations",
      slips: [
        slip(
          printed,
          "same",
          "A multiply-accumulate counted as one operation",
          "That is what is printed. How many operations does one multiply-accumulate take?",
        ),
        slip(
          billions(macs / 2),
          "halved",
          "Halved instead of doubled",
          "That is half of the multiply-accumulates. Is each of them more than one operation, or less?",
        ),
        slip(
          billions(2 * macs - sums),
          "minus-one",
          "One addition fewer for each value",
          "The first product of a sum needs no addition, but here each product has one. What does the note say?",
        ),
        slip(
          billions(macs + sums),
          "biases-for-additions",
          "An addition for each value only",
          "Each value has one bias, but many products are added up for it. How many additions does that take?",
        ),
        slip(
          Math.round(parameters / (MILLION / 100)) / 100,
          "parameters-instead",
          "Parameters instead of operations",
          "These are its parameters, in millions. How many times is each of them used?",
        ),
      ],
    },
    praise: ["The column counts multiply-accumulates; each of them is a multiplication and an addition."],
    hints: [
      ["Parameters can be checked layer by layer. What exactly does the last column count?"],
      ["Compare the last column with the notes. What does it count, and how many operations is one of those?"],
    ],
    solution: {
      steps: [
        ["Multiply-accumulates of a convolution:"],
        [texBlock`H_{o} \times W_{o} \times C^{(l+1)} \times M \times N \times C^{(l)}`],
        ["Summed over all layers of VGG-16, the app counts"],
        [texBlock`${macs} \approx ${printed} \times 10^9`],
        ["multiply-accumulates, which is the number in the column. Each of them is two operations:"],
        [texBlock`2 \times ${printed} = ${right}`],
      ],
      without: [
        "Pools, ReLUs and biases do not matter: compared with the products they are few. Nor does the precision of the numbers.",
      ],
      check: [
        "halve it again: ",
        tex`${right} \div 2 = ${printed}`,
        ". Tools use the same name for both counts, so always say which one is meant.",
      ],
    },
    lab: vgg16,
  };
});
