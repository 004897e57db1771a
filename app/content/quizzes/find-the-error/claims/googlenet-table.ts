import { thousands } from "#nn/format.ts";
import type { Conv2dSpec } from "#nn/layers/conv2d.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { product } from "#quiz/build.ts";
import { slip } from "#quiz/slips.ts";
import { countLayer, countLayers, networkCase } from "../../../network-case.ts";
import { type Claim, once, plainConv, sound, unsound } from "../claim.ts";

/** Parameters of GoogLeNet's first layers, in units of 1,024. */
export const googlenetParameters = once((): Claim => {
  const KILO = 1024;
  const first = plainConv(64, 7, { stride: [2, 2], padding: [3, 3] });
  const image = { c: 3, h: 224, w: 224 };
  const weights = (spec: Conv2dSpec, c: number): number => countLayer(spec, { c, h: 28, w: 28 }).parameters;
  const right = countLayer(first, image).parameters;
  const second = countLayers([plainConv(64, 1), plainConv(192, 3)], { c: 64, h: 56, w: 56 });
  const parts: readonly (readonly [number, number, number])[] = [
    [192, 64, 1],
    [192, 96, 1],
    [96, 128, 3],
    [192, 16, 1],
    [16, 32, 5],
    [192, 32, 1],
  ];
  const inception = parts.reduce((total, [c, f, k]) => total + weights(plainConv(f, k), c), 0);
  const kilo = (count: number): string => `${thousands(Math.floor(count / KILO))} K`;
  return {
    source: {
      authors: "C. Szegedy, W. Liu, Y. Jia, P. Sermanet and others",
      title: "Going Deeper with Convolutions",
      where: "CVPR, table 1",
      year: 2015,
    },
    says: "A table says how many parameters the parts of GoogLeNet have, without biases; K stands for 1,024.",
    heading: "parameters",
    entries: [
      unsound("first convolution", "2.7 K", `${(right / KILO).toFixed(1)} K`),
      sound(
        "second stage",
        kilo(second.reduce((total, { parameters }) => total + parameters, 0)),
        "thin-layer-forgotten",
        "One of two layers forgotten",
        "This stage has two layers, and the second reads the output of the first. Do the two together match the entry?",
      ),
      sound(
        "inception (3a)",
        kilo(inception),
        "one-branch",
        "One branch counted",
        "It has four branches side by side, each with its own filters. Add up all of them.",
      ),
      sound(
        "dense layer",
        kilo(1024 * 1000),
        "places-kept",
        "Maps flattened, not averaged",
        "The dense layer comes after an average over each whole map. How many numbers does one of its units read?",
      ),
    ],
    given: [
      "first convolution: 64 filters of 7 × 7 on an RGB image",
      "second stage: 64 filters of 1 × 1 on 64 channels, then 192 filters of 3 × 3",
      "inception (3a), on 192 channels: 64 filters of 1 × 1; 96 of 1 × 1, then 128 of 3 × 3; 16 of 1 × 1, then 32 of 5 × 5; after a pool, 32 of 1 × 1",
      "dense layer: 1,000 units that read 1,024 means",
      "K stands for 1,024",
    ],
    number: {
      asks: "How many parameters does it really have, without biases? Give the exact number.",
      right,
      unit: "parameters",
      slips: [
        slip(
          2700,
          "as-printed",
          "The printed number kept",
          "That is what is printed. Count the weights of a single filter, and then how many filters there are.",
        ),
        slip(
          countLayer(first, { ...image, c: 1 }).parameters,
          "flat-filter",
          "A filter one channel deep",
          "For a grey image that would be right. How many numbers lie under the filter at one position of this one?",
        ),
        slip(
          countLayer({ ...first, kernel: [7, 1], padding: [3, 0] }, image).parameters,
          "one-side",
          "The kernel’s height without its width",
          "A kernel has an area. Along how many sides does it have weights?",
        ),
        slip(
          countLayer({ ...first, bias: true }, image).parameters,
          "extra-bias",
          "Biases counted where none are asked for",
          "With biases that would be right. Are they counted in this table?",
        ),
        slip(
          countLayer({ ...first, channels: 1 }, image).parameters,
          "one-filter",
          "One filter instead of the bank",
          "That is a single filter. How many filters does the layer have?",
        ),
      ],
    },
    praise: [
      "Filters on an RGB image are not deep, but their area is large here. The printed entry is less than a third of the real number.",
    ],
    hints: [
      ["Each entry can be worked out from the notes: filters times area times depth."],
      ["Begin with the stages that have only one layer. Divide your count by what K stands for."],
    ],
    solution: {
      steps: [
        ["Weights of a convolution:"],
        [texBlock`C^{(l+1)} \times M \times N \times C^{(l)}`],
        ["The printed entry stands for about"],
        [texBlock`2.7 \times ${KILO} = ${2.7 * KILO}`],
        ["The first layer has"],
        [texBlock`64 \times 7 \times 7 \times 3 = ${right}`],
      ],
      without: [
        "The stride and the size of the image do not matter. Nor do biases: if they were counted, the other entries would differ from what is printed.",
      ],
      check: [
        "counted in the same way, the second stage is as printed: ",
        tex`${product(64, 64)} + ${product(192, 3, 3, 64)} = ${112 * KILO}`,
        ", that is ",
        tex`112 \times ${KILO}`,
        ". A later table gives nine thousand for the first layer (F. Schroff, D. Kalenichenko and J. Philbin: “FaceNet”, CVPR 2015, table 2).",
      ],
    },
    lab: networkCase("First layer of GoogLeNet", image, [first]),
  };
});
