import { thousands } from "#nn/format.ts";
import { tex, type Tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size, sum } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type Figure, hide, type Written } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { stackFigure } from "../../network-case.ts";
import { card } from "./card.ts";
import { type Counted, countsOf, doubled, draw, type Drawn, lastMaps, networkOf, promptOf } from "./network.ts";
import { gainSlips, totalSlips } from "./slips.ts";

function rightOf(drawn: Drawn, level: Level): number {
  const { total } = countsOf(drawn);
  return level === 3 ? countsOf(doubled(drawn)).total - total : total;
}

function hintsOf(drawn: Drawn, level: Level): QuizQuestion["hints"] {
  const maps = lastMaps(drawn);
  if (level === 3) {
    return [
      ["Go through the layers one by one. Which of them have a weight for each position of their input?"],
      [
        `A filter has no more weights on a larger image. The shape that is flattened, ${shapeText(maps)}, becomes ${shapeText(lastMaps(doubled(drawn)))}, and each of the ${plural(drawn.units, "unit")} has a weight for every value.`,
      ],
    ];
  }
  return [
    ["Make a table: for each layer the shape of its output, and its parameters. Which layers have none?"],
    [
      `${drawn.convolutions.length > 1 ? "The second convolution sees the maps of the first. " : ""}The shape that is flattened is ${shapeText(maps)}. ${drawn.pools ? "ReLU, pooling and flattening" : "ReLU and flattening"} have no parameters.`,
    ],
  ];
}

/** `8 × (3 × 3 × 3 + 1) = 224` */
function convolutionTex({ input, output, parameters }: Counted, kernel: number): Tex {
  return texBlock`${output.c} \times (${kernel} \times ${kernel} \times ${input.c} + 1) = ${parameters}`;
}

function totalSteps(drawn: Drawn): readonly RichText[] {
  const { total, convolutions, dense } = countsOf(drawn);
  const maps = lastMaps(drawn);
  const names = convolutions.length === 1 ? ["The convolution"] : ["The first convolution", "The second convolution"];
  const parts: readonly [Tex, ...Tex[]] = [
    tex`${convolutions[0]?.parameters ?? 0}`,
    ...convolutions.slice(1).map(({ parameters }) => tex`${parameters}`),
    tex`${dense.parameters}`,
  ];
  return [
    ["A convolution and a dense layer have these parameters:"],
    [texBlock`F (k \times k \times C + 1) \qquad U (C \times H \times W + 1)`],
    ...convolutions.flatMap((layer, i): readonly RichText[] => [
      [
        `${names[i] ?? ""} has ${plural(layer.output.c, "filter")} over an input of ${plural(layer.input.c, "channel")}:`,
      ],
      [convolutionTex(layer, drawn.convolutions[i]?.kernel ?? 1)],
    ]),
    [`The shape that is flattened is ${shapeText(maps)}, so a unit reads`],
    [texBlock`${maps.c} \times ${maps.h} \times ${maps.w} = ${dense.input.c}`],
    ["values, and the dense layer has"],
    [texBlock`${drawn.units} \times (${dense.input.c} + 1) = ${dense.parameters}`],
    ["parameters. All together:"],
    [texBlock`${sum(...parts)} = ${total}`],
  ];
}

function gainSteps(drawn: Drawn): readonly RichText[] {
  const [maps, larger] = [lastMaps(drawn), lastMaps(doubled(drawn))];
  const [before, after] = [maps.c * maps.h * maps.w, larger.c * larger.h * larger.w];
  return [
    [
      "Filters keep their weights, whatever the size of the image. Only the dense layer has a weight for each position:",
    ],
    [texBlock`U (C \times H \times W + 1)`],
    [`Before, a shape of ${shapeText(maps)} is flattened:`],
    [texBlock`${maps.c} \times ${maps.h} \times ${maps.w} = ${before}`],
    [`Now it is ${shapeText(larger)}:`],
    [texBlock`${larger.c} \times ${larger.h} \times ${larger.w} = ${after}`],
    ["Each unit gains a weight for each new value, and keeps its one bias:"],
    [texBlock`${drawn.units} \times (${after} - ${before}) = ${rightOf(drawn, 3)}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { total, convolutions, dense } = countsOf(drawn);
  if (level === 3) {
    const larger = countsOf(doubled(drawn)).total;
    return {
      steps: gainSteps(drawn),
      without: [
        "Convolutions, pools and biases do not matter: their number of parameters does not depend on height and width.",
      ],
      check: ["count both networks in full: ", tex`${larger} - ${total} = ${rightOf(drawn, 3)}`, "."],
    };
  }
  const filters = convolutions.reduce((all, { parameters }) => all + parameters, 0);
  return {
    steps: totalSteps(drawn),
    without: [
      drawn.pools
        ? "ReLU, pooling and flattening have no parameters: there is nothing to learn in them. The size of the image matters only for the dense layer."
        : "ReLU and flattening have no parameters: there is nothing to learn in them. The size of the image matters only for the dense layer.",
    ],
    check: [
      "from the end: without the dense layer the rest is ",
      tex`${total} - ${dense.parameters} = ${filters}`,
      ", which is what the filters have; the lab shows the same numbers in its table.",
    ],
  };
}

/** The words for a layer of the drawing. */
function labels({ convolutions, padded, units }: Drawn): readonly string[] {
  return [
    ...convolutions.map(({ filters, kernel }) => {
      const padding = padded ? `padding ${(kernel - 1) / 2}` : "no padding";
      return `${plural(filters, "filter")} of ${size([kernel, kernel])}, ${padding}, stride 1`;
    }),
    `dense, ${plural(units, "unit")}`,
  ];
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const words = labels(drawn);
  const { layers } = countsOf(drawn);
  const larger = doubled(drawn).image;
  const ownRow = ({ type }: { readonly type: string }): boolean => type === "conv2d" || type === "dense";
  const label = (i: number): string => {
    const type = layers[i]?.type;
    if (type === "activation") return "ReLU";
    if (type === "max_pool2d") return "max pool of 2 × 2, stride 2";
    return type === "flatten" ? "flatten" : (words[layers.slice(0, i).filter(ownRow).length] ?? "");
  };
  const note = (i: number): Written | undefined => {
    const layer = layers[i];
    return layer && ownRow(layer) ? hide(layer.parameters, "parameters") : undefined;
  };
  return stackFigure(networkOf(drawn), {
    hidden: (i) => i >= 0 && i < layers.length - 1,
    label: (_layer, i) => label(i),
    note: (_layer, i) => note(i),
    notes: ["filters and units have biases", ...(level === 3 ? [`then images of ${size([larger.h, larger.w])}`] : [])],
  });
}

function praise(drawn: Drawn, level: Level): RichText {
  const { convolutions, dense } = countsOf(drawn);
  if (level === 3) {
    return ["Only the dense layer has a weight for each position, so only it grows, with the area of the image."];
  }
  const parts = [...convolutions, dense].map(({ parameters }) => thousands(parameters));
  return [`Layer by layer: ${parts.join(" + ")}. Most parameters are usually in the dense layer.`];
}

/** All parameters of a small network; turned round, what a larger image adds to them. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn, level) => ({
    kind: "number",
    right: rightOf(drawn, level),
    slips: level === 3 ? gainSlips(drawn) : totalSlips(drawn),
    unit: "parameters",
    praise: praise(drawn, level),
  }),
  text: (drawn, level) => ({
    prompt: [promptOf(drawn, level)],
    figure: figureOf(drawn, level),
    hints: hintsOf(drawn, level),
    solution: solutionOf(drawn, level),
    lab: networkOf(drawn),
  }),
});
