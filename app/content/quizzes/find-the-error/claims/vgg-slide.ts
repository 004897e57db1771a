import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { alexnet2012, vgg16 } from "#nn/zoo/imagenet.ts";
import { slip } from "#quiz/slips.ts";
import { countNetwork } from "../../../network-case.ts";
import { type Claim, once, sound, unsound } from "../claim.ts";

/** Convolutional layers of VGG-16. */
export const vggLayers = once((): Claim => {
  const { layers } = vgg16;
  const of = (type: string): number => layers.filter((layer) => layer.type === type).length;
  const [convs, pools, dense] = [of("conv2d"), of("max_pool2d"), of("dense")];
  const [first] = countNetwork(alexnet2012);
  const kernel = first?.spec.type === "conv2d" ? first.spec.kernel[0] : 0;
  const alexnetConvs = alexnet2012.layers.filter(({ type }) => type === "conv2d").length;
  return {
    source: {
      authors: "B. Freeman, A. Torralba and P. Isola",
      title: "CNNs and Spatial Processing",
      where: "slides of this lecture, MIT 6.819 and 6.869, “Some networks”",
    },
    says: "The lecture’s own slides sum up two networks in a few numbers.",
    heading: "number",
    entries: [
      sound(
        "AlexNet: convolutional layers",
        thousands(alexnetConvs),
        "dense-counted",
        "Dense layers counted as well",
        "With its three dense layers there are more. What does the entry count?",
      ),
      sound(
        "AlexNet: units in conv1",
        thousands(first?.output.c ?? 0),
        "one-tower",
        "One half of the network",
        "Its figure shows two halves. Does the number hold for both together?",
      ),
      sound(
        "AlexNet: side of conv1’s filters",
        thousands(kernel),
        "always-three",
        "Filters assumed always to have a side of 3",
        "Which of the two networks has nothing but small filters?",
      ),
      unsound("VGG-16: convolutional layers", "16", thousands(convs)),
      sound(
        "VGG-16: side of the filters",
        "3",
        "field-for-filter",
        "The field of a stack taken for the filter",
        "Several layers together see more than that. How large is one filter?",
      ),
    ],
    given: [
      `AlexNet: filters of ${kernel} × ${kernel} first; ${alexnetConvs} convolutional and 3 dense layers; two halves of 48 filters in conv1`,
      `VGG-16: stages of 2, 2, 3, 3 and 3 convolutions, each with a pool after it, then ${dense} dense layers; filters of 3 × 3`,
    ],
    number: {
      asks: "What should it be?",
      right: convs,
      unit: "layers",
      slips: [
        slip(
          convs + dense,
          "as-printed",
          "All layers with weights counted",
          "That is what is printed, and what gives the network its name. Are all of those layers convolutions?",
        ),
        slip(
          convs + pools,
          "pools-counted",
          "Pools counted as well",
          "A pool moves a window too, but it has no filters. Leave the pools out.",
        ),
        slip(
          convs + pools + dense,
          "all-counted",
          "Every layer counted",
          "That counts every convolution, pool and dense layer. Which of them have filters that slide?",
        ),
        slip(
          pools,
          "stages-counted",
          "Stages counted",
          "That is the number of stages. How many convolutions are in each?",
        ),
      ],
    },
    praise: ["The number in the name counts all layers that have weights, and three of them are dense."],
    hints: [
      ["What does the number in a network’s name count? Compare it with the stages in the notes."],
      ["Add up the convolutions, stage by stage, and leave out whatever has no filters that slide."],
    ],
    solution: {
      steps: [
        ["The name counts layers with weights:"],
        [texBlock`${convs} + ${dense} = ${convs + dense}`],
        ["The convolutions alone, stage by stage:"],
        [texBlock`2 + 2 + 3 + 3 + 3 = ${convs}`],
      ],
      without: [
        "Pools and ReLUs do not count: they have no weights, so they are neither in the name nor among the convolutions.",
      ],
      check: ["the other way round, ", tex`${convs + dense} - ${dense} = ${convs}`, "."],
    },
    lab: vgg16,
  };
});
