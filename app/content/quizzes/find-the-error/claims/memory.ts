import { thousands } from "#nn/format.ts";
import { texBlock } from "#nn/tex.ts";
import { vgg16 } from "#nn/zoo/imagenet.ts";
import { sum } from "#quiz/build.ts";
import { slip } from "#quiz/slips.ts";
import { countNetwork, parametersOf } from "../../../network-case.ts";
import { type Claim, once, sound, unsound, valuesOf } from "../claim.ts";

const MILLION = 1e6;
const millions = (count: number): number => Math.round(count / (MILLION / 10)) / 10;

/** Values that VGG-16 puts out, layer by layer and in all. ReLUs write over what they read; dropout and flatten keep it. */
export const memory = once((): Claim => {
  const [layers, parameters] = [countNetwork(vgg16), parametersOf(vgg16)];
  const kept = layers.flatMap(({ spec, output }) =>
    ["conv2d", "max_pool2d", "dense"].includes(spec.type) ? [{ type: spec.type, values: valuesOf(output) }] : [],
  );
  const of = (type?: string): number =>
    kept.reduce((total, each) => total + (type === undefined || each.type === type ? each.values : 0), 0);
  const image = valuesOf(vgg16.input);
  const total = image + of();
  const right = millions(total);
  const [convs, pools, dense] = [of("conv2d"), of("max_pool2d"), of("dense")];
  const first = kept[0]?.values ?? 0;
  const firstDense = layers.find(({ spec }) => spec.type === "dense");
  const weights = (firstDense?.parameters ?? 0) - (firstDense?.output.c ?? 0);
  return {
    source: {
      authors: "Course notes of CS231n, Stanford University",
      title: "Convolutional Neural Networks",
      where: "case study of VGGNet",
    },
    says: "Course notes list what VGG-16 stores for one image: the number of values in each output, their total, and the number of weights.",
    heading: "VGG-16, as printed",
    entries: [
      sound(
        "values after the first convolution",
        `${millions(first)} million`,
        "one-map",
        "One map counted",
        "One map has far fewer values. How many maps does the layer output?",
      ),
      sound(
        "values after the last pool",
        `${Math.floor((kept.findLast(({ type }) => type === "max_pool2d")?.values ?? 0) / 1000)} thousand`,
        "channels-pooled",
        "Channels assumed to be pooled",
        "Five pools halve the side five times over. What happens to the number of maps?",
      ),
      sound(
        "weights of the first dense layer",
        thousands(weights),
        "one-map",
        "One map counted",
        "A unit reads every value of every map. How many values is that, and how many units are there?",
      ),
      sound(
        "parameters in all",
        `${Math.round(parameters / MILLION)} million`,
        "conv-alone",
        "Dense layers left out",
        "The convolutions alone have about a ninth of that. Which layers have the rest?",
      ),
      unsound("values in all", "24 million", `${right} million`),
    ],
    given: [
      "image: 150 thousand values; dense layers: 9 thousand",
      "values by stages, in thousands: 3,200, 3,200 and a pool of 800; 1,600, 1,600 and 400; three times 800 and 200; three times 400 and 100; three times 100 and 25",
      "image: 224 × 224, RGB; the first convolution has 64 filters, the last pool outputs 512 maps of 7 × 7",
      "dense layers: 4,096, 4,096 and 1,000 units",
    ],
    number: {
      asks: "What should it be, in millions to one decimal place?",
      right,
      fractions: true,
      unit: "million values",
      slips: [
        slip(
          24,
          "as-printed",
          "The printed number kept",
          "That is what is printed. Add up the stages of the notes: do you get there?",
        ),
        slip(
          millions(convs),
          "pools-forgotten",
          "Convolutions alone counted",
          "These are the outputs of the convolutions. What else does the list have?",
        ),
        slip(
          millions(total + convs),
          "relu-counted",
          "Outputs of the ReLUs counted as well",
          "If each ReLU kept a copy of its own, that would be right. Does the list have ReLUs?",
        ),
        slip(
          millions(4 * total),
          "bytes",
          "Bytes instead of values",
          "That is how many bytes they take, at four bytes each. What does the entry count?",
        ),
        slip(
          millions(parameters),
          "parameters-instead",
          "Parameters counted, not activations",
          "These are the weights and biases. How many values do the layers output?",
        ),
      ],
    },
    praise: ["Every output in the list is right, but their sum is much smaller than the printed total."],
    hints: [
      ["Most of the entries can be checked one by one from shapes. One of them is a sum over all the outputs."],
      ["Add up the stages in the notes. The first of them makes up almost half of the total."],
    ],
    solution: {
      steps: [
        ["The image and the output of each layer are kept:"],
        [texBlock`\sum_l C^{(l)} H^{(l)} W^{(l)}`],
        ["Image, convolutions, pools and dense layers, as the app counts them:"],
        [texBlock`${sum(image, convs, pools, dense)} = ${total}`],
        ["In millions:"],
        [texBlock`${total} \div ${MILLION} \approx ${right}`],
      ],
      without: [
        "Weights do not count, nor do ReLUs: each writes its values over those that it reads. With a copy for each ReLU the sum would be larger than what is printed.",
      ],
      check: ["the rounded numbers in the notes give about the same: add up the first stage, then the others."],
    },
    lab: vgg16,
  };
});
