import { tex, texBlock } from "#nn/tex.ts";
import { inWords, product } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { type Figure, hide, type StackRow } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { SLIPS } from "./slips.ts";
import { draw, type Drawn, jumpOf, stackNetwork, trace, wordsOf } from "./stack.ts";

const RULE = texBlock`j = \prod_i S_i`;

/** The right answer. */
function answerTo({ layers, asked }: Drawn): number {
  return asked === "missing" ? (layers[1]?.s ?? 1) : jumpOf(layers);
}

function promptOf({ layers, asked, moved }: Drawn): string {
  const shift = moved * jumpOf(layers);
  const moves = `Away from the border, shifting the image by ${shift} pixels moves the output by ${moved} units, with no other change.`;
  switch (asked) {
    case "jump":
      return `An image goes through ${inWords(layers.length, "layer")}, one after the other: ${layers.map((layer) => (layer.kind === "conv" ? `a ${wordsOf(layer)}` : wordsOf(layer))).join(", then ")}. Take two units side by side in the last layer. How many pixels apart are their receptive fields on the image?`;
    case "total":
      return `An image goes through several convolutional layers, some of them with strides. ${moves} How many pixels apart are the receptive fields of two units side by side in the output?`;
    case "missing":
      return `An image goes through three convolutional layers, one after the other. The first has stride ${layers[0]?.s ?? 1}, and the third has stride ${layers[2]?.s ?? 1}. ${moves} What stride does the second layer have?`;
  }
}

function figureOf(drawn: Drawn): Figure {
  const { layers, asked, moved } = drawn;
  const jump = jumpOf(layers);
  if (asked === "jump") {
    const label = (_: unknown, i: number): string =>
      layers
        .slice(i, i + 1)
        .map(wordsOf)
        .join("");
    return stackFigure(stackNetwork(drawn), {
      label,
      shapes: false,
      notes: [hide(`neighbours: ${jump} pixels apart`)],
    });
  }
  const rows: readonly StackRow[] =
    asked === "total"
      ? [{ label: "several layers", hue: "conv", note: hide(`strides multiplied: ${jump}`) }]
      : ["first", "second", "third"].map((place, i): StackRow => {
          const stride = `stride ${layers[i]?.s ?? 1}`;
          return { label: `${place} layer`, hue: "conv", note: i === 1 ? hide(stride) : stride };
        });
  return {
    kind: "layer-stack",
    rows: [
      { label: "image", hue: "input", note: `shifted by ${moved * jump} pixels` },
      ...rows,
      { label: "output", hue: "conv", note: `moves by ${moved} units` },
    ],
  };
}

function hintsOf({ asked, moved }: Drawn): QuestionText["hints"] {
  switch (asked) {
    case "jump":
      return [
        ["Move one unit further in the last layer: how many units is that in the layer below it?"],
        [
          "Go down layer by layer. One step in a layer is as many steps in the layer below as its stride, and the same holds for each of those in the layer below that.",
        ],
      ];
    case "total":
      return [
        ["If the image were shifted by as many pixels as neighbouring units are apart, how far would the output move?"],
        [`The ${inWords(moved, "unit")} share the whole shift equally.`],
      ];
    case "missing":
      return [
        ["First find out how many pixels of the shift belong to one unit of the output."],
        [
          "The product of all three strides is that number of pixels. Two of them are known: what is left for the third?",
        ],
      ];
  }
}

/** One formula for each layer: how far its neighbours are apart. */
function jumpSteps(layers: Drawn["layers"]): readonly RichText[] {
  const jumps = [1, ...trace(layers).map(({ jump }) => jump)];
  return layers.flatMap(({ s }, i) => {
    const [before, after] = [jumps[i], jumps[i + 1]];
    if (before === undefined || after === undefined) return [];
    return [[texBlock`j_{${i + 1}} = ${before} \times ${s} = ${after}`]];
  });
}

function solutionOf(drawn: Drawn): Solution {
  const { layers, asked, moved } = drawn;
  const jump = jumpOf(layers);
  const shift = moved * jump;
  const [first = 1, ...others] = layers.map(({ s }) => s);
  const perUnit: readonly RichText[] = [
    ["Each unit by which the output moves corresponds to an equal share of the shift:"],
    [texBlock`${shift} \div ${moved} = ${jump}`],
  ];
  switch (asked) {
    case "jump": {
      const back = layers.map(({ s }) => s).toReversed();
      const [last = 1, ...below] = back;
      return {
        steps: [
          [
            "Pixels are one apart. In each layer, neighbours are one stride apart, counted in units of the layer below:",
          ],
          [RULE],
          ...jumpSteps(layers),
        ],
        without: [
          "The sizes of the windows do not matter: they determine how much a unit sees, not how far away the next one is. Nor does padding, which moves all units alike.",
        ],
        check: [
          `go the other way, from the last layer down to the image. One step in the last layer is `,
          tex`${product(last, ...below)} = ${jump}`,
          " pixels in the image. The lab draws the fields of two neighbours on the image.",
        ],
      };
    }
    case "total":
      return {
        steps: [["The distance between neighbours is the product of all strides:"], [RULE], ...perUnit],
        without: [
          "Which layers have the strides does not matter, nor does the width of their windows: a shift passes through all of them.",
        ],
        check: ["substituting back, ", tex`${moved} \times ${jump} = ${shift}`, " pixels."],
      };
    case "missing": {
      const [second = 1, third = 1] = others;
      return {
        steps: [
          ...perUnit,
          ["That is the product of the three strides:"],
          [RULE],
          ["The product of the two known strides is"],
          [texBlock`S_1 \times S_3 = ${first} \times ${third} = ${first * third}`],
          ["This leaves for the second layer:"],
          [texBlock`S_2 = ${jump} \div ${first * third} = ${second}`],
        ],
        without: [
          "The sizes of the windows do not matter, nor does padding: they do not change how far apart windows start.",
        ],
        check: [
          "substituting back, ",
          tex`${first} \times ${second} \times ${third} = ${jump}`,
          " pixels for one unit, and ",
          tex`${moved} \times ${jump} = ${shift}`,
          ` for ${moved} of them.`,
        ],
      };
    }
  }
}

const PRAISE: Readonly<Record<Drawn["asked"], RichText>> = {
  jump: ["Steps within steps multiply, down to the pixels."],
  total: ["Each unit of the output stands for that many pixels of the shift."],
  missing: ["The product of the strides is the number of pixels that one unit stands for."],
};

/** How far neighbouring units are apart on the image; turned round, from a shift to the strides. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: answerTo(drawn),
    slips: SLIPS[drawn.asked](drawn),
    unit: drawn.asked === "missing" ? "units per step" : "pixels",
    praise: PRAISE[drawn.asked],
  }),
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: solutionOf(drawn),
    lab: stackNetwork(drawn),
  }),
});
