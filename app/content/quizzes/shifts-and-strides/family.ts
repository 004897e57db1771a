import { tex, texBlock } from "#nn/tex.ts";
import { inWords, listed, plural, product } from "#quiz/build.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { leastSlips, movesSlips, whichSlips } from "./slips.ts";
import { draw, type Drawn, jumpOf, stackNetwork, type StridedLayer } from "./stack.ts";

const titleOf = ({ kind, k }: StridedLayer): string => `${kind === "conv" ? "convolution" : "max pool"} ${k} × ${k}`;
const wordsOf = ({ kind, k, s }: StridedLayer): string =>
  `a ${k} × ${k} ${kind === "conv" ? "convolution" : "max pool"} with stride ${s}`;

function promptOf({ asked, layers, shifts }: Drawn): string {
  const stack =
    layers.length === 1
      ? `An image goes through one layer: ${layers.map(wordsOf).join("")}.`
      : `An image goes through ${inWords(layers.length, "layer")}, one after the other: ${layers.map(wordsOf).join(", then ")}.`;
  const far = "Look far from the border.";
  switch (asked) {
    case "moves":
      return `${stack} ${far} If the image is moved by ${plural(shifts[0] ?? 0, "pixel")} to the right, by how many units does the last map move?`;
    case "least":
      return `${stack} ${far} What is the smallest shift to the right, in pixels, after which the last map is the same map, moved by whole units, whatever the image shows?`;
    case "which":
      return `${stack} ${far} The image is moved to the right. After which of these shifts is the last map the same map, moved by whole units, whatever the image shows?`;
  }
}

function figureOf(drawn: Drawn): QuestionText["figure"] {
  const { asked, layers, shifts } = drawn;
  const said =
    (words: (layer: StridedLayer) => string) =>
    (_: unknown, i: number): string =>
      layers
        .slice(i, i + 1)
        .map(words)
        .join("");
  const jump = jumpOf(layers);
  const notes = {
    moves: [`image moved by ${shifts.join(", ")} pixels`, hide(`map moved by ${(shifts[0] ?? 0) / jump}`)],
    least: [hide(`one unit of the last map is ${jump} pixels`)],
    which: [`shifts: ${listed(shifts)} pixels`, hide(`one unit of the last map is ${jump} pixels`)],
  };
  return stackFigure(stackNetwork(drawn), {
    label: said(titleOf),
    note: said(({ s }) => `stride ${s}`),
    shapes: false,
    notes: notes[asked],
  });
}

const HINTS: Readonly<Record<Drawn["asked"], QuestionText["hints"]>> = {
  moves: [
    ["How many pixels of the image lie between two neighbouring units of the last map?"],
    ["Go layer by layer: each divides the shift that reaches it by its own stride."],
  ],
  least: [
    ["If the map moves by one unit, by how many pixels has the image moved?"],
    ["Go back from the last layer: one step in a layer’s output is as many steps in its input as its stride."],
  ],
  which: [
    ["By how many pixels does the image move if the last map moves by one unit?"],
    ["Follow a shift through the layers: each divides it by its stride. For which shifts is the result always whole?"],
  ],
};

/** One division a layer: what is left of the shift. */
function followed(layers: readonly StridedLayer[], shift: number): readonly RichText[] {
  let moved = shift;
  return layers
    .filter(({ s }) => s > 1)
    .map(({ s }) => {
      const before = moved;
      moved /= s;
      return [texBlock`${before} \div ${s} = ${moved}`];
    });
}

function solutionOf({ asked, layers, shifts }: Drawn): Solution {
  const jump = jumpOf(layers);
  const [first = 1, ...others] = layers.map(({ s }) => s);
  const steps = tex`${product(first, ...others)}`;
  const rule: readonly RichText[] =
    layers.length === 1
      ? [["Neighbouring units of the map lie one stride apart:"], [texBlock`j = S`], [texBlock`j = ${jump}`]]
      : [
          ["The distance in pixels between neighbouring units of the last map is the product of all strides:"],
          [texBlock`j = \prod_i S_i`],
          [texBlock`j = ${steps} = ${jump}`],
        ];
  const isAll = layers.some(({ s }) => s === 1);
  const without: RichText = [
    `Kernel sizes do not matter: they determine how far a window reaches, not where the next one starts.${isAll ? " A layer of stride 1, pool or not, commutes with every shift." : ""}`,
  ];
  switch (asked) {
    case "moves": {
      const [shift = 0] = shifts;
      return {
        steps: [
          ...rule,
          ["The number of these steps in the shift is"],
          [texBlock`${shift} \div ${jump} = ${shift / jump}`],
        ],
        without,
        check: ["substituting back, ", tex`${shift / jump} \times ${jump} = ${shift}`, " pixels."],
      };
    }
    case "least":
      return {
        steps: rule,
        without,
        check: [
          layers.length === 1
            ? "after that shift, each window sees what its left neighbour saw before."
            : "follow the shift through the layers: divided by one stride after the other, it ends at 1; anything smaller ends at a fraction.",
        ],
      };
    case "which": {
      const right = shifts.filter((shift) => shift % jump === 0);
      return {
        steps: [
          ...rule,
          [
            `Of the shifts, ${listed(right)} are multiples of that. Followed through the layers, the largest of them becomes`,
          ],
          ...followed(layers, right.at(-1) ?? 0),
          ["which is whole at every layer."],
        ],
        without,
        check: [
          "follow one of the others through the layers: at some layer, the shift that reaches it is not a multiple of its stride.",
        ],
      };
    }
  }
}

function answerOf(drawn: Drawn): AnswerPlan {
  const { asked, layers, shifts } = drawn;
  const jump = jumpOf(layers);
  switch (asked) {
    case "moves":
      return {
        kind: "number",
        right: (shifts[0] ?? 0) / jump,
        slips: movesSlips(drawn),
        unit: "units",
        praise: ["The map follows the image, in steps of its own."],
      };
    case "least":
      return {
        kind: "number",
        right: jump,
        slips: leastSlips(drawn),
        unit: "pixels",
        praise: ["One step of the last map, in pixels of the image: the strides, multiplied."],
      };
    case "which":
      return {
        kind: "set",
        options: shifts.map((shift) => ({ text: [plural(shift, "pixel")], correct: shift % jump === 0 })),
        slips: whichSlips(drawn),
        praise: ["Whole steps of the last map, and nothing else."],
      };
  }
}

/** By how much a map moves with the image; turned round, which shifts move it by whole units. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: solutionOf(drawn),
    lab: stackNetwork(drawn),
  }),
});
