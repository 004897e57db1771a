import { tex, texBlock } from "#nn/tex.ts";
import { inWords, plural, size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { countSlips, fieldSlips } from "./slips.ts";
import {
  draw,
  type Drawn,
  fieldOf,
  settingsOf,
  type StackLayer,
  stackNetwork,
  titleOf,
  trace,
  wordsOf,
} from "./stack.ts";

const RULE = texBlock`r = 1 + \sum_i (k_i - 1) \prod_{j < i} S_j`;

function promptOf({ layers, asked }: Drawn): RichText {
  if (asked === "layers") {
    const kernel = size([layers[0]?.k ?? 0, layers[0]?.k ?? 0]);
    return [
      `Convolutions of size ${kernel} with stride 1 are stacked. At least how many layers does it take for a unit to see ${fieldOf(layers)} pixels along one side?`,
    ];
  }
  return [
    `An image goes through ${inWords(layers.length, "layer")}, one after the other: ${layers.map(wordsOf).join(", then ")}. How wide is the receptive field of a unit of the last layer, in pixels? Take a unit far from the border.`,
  ];
}

function figureOf(drawn: Drawn): QuestionText["figure"] {
  const { layers, asked } = drawn;
  const field = fieldOf(layers);
  if (asked === "layers") {
    const words = layers.slice(0, 1).map(titleOf).join("");
    const rows = ["first", "second"].map((place) => ({ label: `${place}: ${words}`, hue: "conv" as const }));
    return {
      kind: "layer-stack",
      rows: [{ label: "image", hue: "input" }, ...rows, { label: "and so on", hue: "conv" }],
      notes: ["stride 1", `field of the last layer: ${field}`, hide(plural(layers.length, "layer"))],
    };
  }
  const said =
    (words: (layer: StackLayer) => string) =>
    (_: unknown, i: number): string =>
      layers
        .slice(i, i + 1)
        .map(words)
        .join("");
  const notes = [hide(`field of a unit of the last layer: ${field} pixels`)];
  return stackFigure(stackNetwork(drawn), { label: said(titleOf), note: said(settingsOf), shapes: false, notes });
}

/** One formula for each layer: what it adds to the field below it. */
function stepsOf(layers: Drawn["layers"]): readonly RichText[] {
  const traced = trace(layers);
  return layers.flatMap(({ k }, i) => {
    const [before, after] = [traced[i], traced[i + 1]];
    if (!before || !after) return [];
    return [[texBlock`r_{${i + 1}} = ${before.size} + (${k} - 1) \times ${before.jump} = ${after.size}`]];
  });
}

function fieldSolution({ layers }: Drawn): Solution {
  const last = layers.at(-1);
  const isStrided = layers.some(({ s }) => s > 1);
  const padded = layers.some(({ p }) => p > 0)
    ? "Padding does not matter: it shifts windows, but makes none of them wider. "
    : "";
  return {
    steps: [
      [
        "Start from one pixel. Each layer adds its kernel size less one, in steps whose length is the product of all strides below:",
      ],
      [RULE],
      ...stepsOf(layers),
    ],
    without: [
      (last?.s ?? 1) > 1
        ? `${padded}The last layer’s own stride of ${last?.s ?? 1} does not matter, nor does the size of the image.`
        : `${padded}The numbers of channels and filters do not matter, nor does the size of the image.`,
    ],
    check: [
      isStrided
        ? "go the other way: from one unit of the last layer, write down which units of each layer below it reads, down to the pixels."
        : "draw a row of pixels and the windows above it, layer by layer, and count the pixels at the bottom. The lab shows the same field.",
    ],
  };
}

function countSolution({ layers }: Drawn): Solution {
  const field = fieldOf(layers);
  const [n, k] = [layers.length, layers[0]?.k ?? 0];
  return {
    steps: [
      ["At stride 1 every layer adds the same amount to the one pixel at the start:"],
      [texBlock`r = 1 + n (k - 1)`],
      ["The layers have to add"],
      [texBlock`${field} - 1 = ${field - 1}`],
      ["pixels in all, and each of them adds"],
      [texBlock`${k} - 1 = ${k - 1}`],
      ["so the number of layers is"],
      [texBlock`n = ${field - 1} \div ${k - 1} = ${n}`],
    ],
    without: ["Channels, filters and padding do not matter: none of them changes how far a kernel reaches."],
    check: ["substituting back, ", tex`1 + ${n} \times ${k - 1} = ${field}`, "."],
  };
}

function hintsOf({ layers, asked }: Drawn): QuestionText["hints"] {
  if (asked === "layers") {
    return [
      ["How wide is the field after one layer, after two, after three? Draw the windows above a row of pixels."],
      ["Each layer adds the same number of pixels to the one at the start: one fewer than its kernel has taps."],
    ];
  }
  const isStrided = layers.some(({ s }) => s > 1);
  return [
    ["Start from one pixel. How much does one more layer add to what is seen so far?"],
    [
      isStrided
        ? "A layer adds one step fewer than its kernel has taps. Each step is as many pixels long as the product of the strides of all layers below."
        : "A layer adds one pixel fewer than its kernel has taps. Begin with 1 and add layer by layer.",
    ],
  ];
}

/** The receptive field of a stack; turned round, how many layers it takes to see so far. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer(drawn) {
    const { layers, asked } = drawn;
    return asked === "layers"
      ? {
          kind: "number",
          right: layers.length,
          slips: countSlips(drawn),
          unit: "layers",
          praise: ["Every layer adds its kernel size less one to the pixel at the start."],
        }
      : {
          kind: "number",
          right: fieldOf(layers),
          slips: fieldSlips(layers),
          unit: "pixels",
          praise: ["One pixel, and what the outer taps of each layer reach beyond it."],
        };
  },
  text: (drawn) => ({
    prompt: promptOf(drawn),
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: drawn.asked === "layers" ? countSolution(drawn) : fieldSolution(drawn),
    lab: stackNetwork(drawn),
  }),
});
