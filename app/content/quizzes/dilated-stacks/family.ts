import { tex, texBlock } from "#nn/tex.ts";
import { inWords, listed, plural, size, sum } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { type Figure, hide, type StackRow } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { convCounts } from "../../conv-case.ts";
import { card } from "./card.ts";
import { layerOf, SLIPS } from "./slips.ts";
import { doubling, draw, type Drawn, fieldOf, pixelsRead, stackNetwork, trace } from "./stack.ts";

/** The right answer. */
function answerTo(drawn: Drawn): number {
  const { asked, k, dilations } = drawn;
  switch (asked) {
    case "field":
      return fieldOf(k, dilations);
    case "weights":
      return convCounts(layerOf(drawn)).parameters;
    case "layers":
      return dilations.length;
    case "read":
      return pixelsRead(drawn);
  }
}

function promptOf(drawn: Drawn): string {
  const { asked, k, dilations, wanted, channels, filters } = drawn;
  const kernel = size([k, k]);
  switch (asked) {
    case "field":
      return `An image goes through ${inWords(dilations.length, "convolution")} of size ${kernel}, one after the other, with stride 1 and dilations ${listed(dilations)}. How wide is the receptive field of a unit of the last layer, in pixels? Take a unit far from the border.`;
    case "weights":
      return `A convolutional layer slides ${plural(filters, "filter")} of size ${kernel} with dilation ${dilations[0] ?? 1} over an input of ${plural(channels, "channel")}. There are no biases. How many weights does the layer have?`;
    case "layers":
      return `Convolutions of size ${kernel} with stride 1 are stacked. The first has dilation 1, and each of the others has twice the dilation of the one before. At least how many layers does it take for a unit to see ${wanted} pixels along one side?`;
    case "read":
      return `An image goes through ${inWords(dilations.length, "convolution")} of size ${kernel}, one after the other, each with stride 1 and dilation ${dilations[0] ?? 1}. Take a unit of the last layer, far from the border, and the row of the image through the middle of its receptive field. How many different pixels of that row does the unit depend on?`;
  }
}

function rowsOf(k: number, dilations: readonly number[]): readonly StackRow[] {
  return dilations.map((d) => ({ label: `${size([k, k])} convolution, dilation ${d}`, hue: "conv" }));
}

function figureOf(drawn: Drawn): Figure {
  const { asked, k, dilations, wanted, channels, filters } = drawn;
  const image: StackRow = { label: "image", hue: "input" };
  const answer = answerTo(drawn);
  switch (asked) {
    case "field":
      return {
        kind: "layer-stack",
        rows: [image, ...rowsOf(k, dilations)],
        notes: ["stride 1", hide(`field of the last layer: ${answer}`)],
      };
    case "weights": {
      const [d = 1] = dilations;
      const extent = d * (k - 1) + 1;
      return {
        kind: "windows",
        size: extent + 12,
        padding: 0,
        kernel: k,
        stride: 1,
        dilation: d,
        count: 13,
        concealed: [],
        notes: [
          `${plural(filters, "filter")} of ${size([k, k])}, seen along one axis`,
          `input: ${plural(channels, "channel")}`,
          "no biases",
        ],
      };
    }
    case "layers":
      return {
        kind: "layer-stack",
        rows: [image, ...rowsOf(k, doubling(3)), { label: "and so on, doubling the dilation", hue: "conv" }],
        notes: ["stride 1", `field of the last layer: at least ${wanted}`, hide(plural(answer, "layer"))],
      };
    case "read":
      return {
        kind: "layer-stack",
        rows: [image, ...rowsOf(k, dilations)],
        notes: ["stride 1", hide(`pixels of a row that are read: ${answer}`)],
      };
  }
}

function hintsOf({ asked, k, dilations }: Drawn): QuestionText["hints"] {
  switch (asked) {
    case "field":
      return [
        ["How far apart are the outer taps of each layer? Count the gaps between the taps, not the taps."],
        [`Start from one pixel. Each layer adds ${k - 1} gaps, each as wide as its dilation.`],
      ];
    case "weights":
      return [
        ["At one position, how many values of one channel does a filter multiply? Look at the taps in the drawing."],
        ["Nothing is stored for the pixels between the taps. How deep is a filter, and how many filters are there?"],
      ];
    case "layers":
      return [
        ["How wide is the field after one layer, after two, after three? Each adds twice as much as the one before."],
        [
          `Start from one pixel. The first layer adds ${k - 1} pixels, the second twice as many. Continue until that is enough.`,
        ],
      ];
    case "read":
      return [
        [
          "Which units of the layer below does the unit read? Number them from the middle, then go one layer further down.",
        ],
        [`All of them lie at multiples of ${dilations[0] ?? 1} from the middle. Which is the outermost multiple?`],
      ];
  }
}

const RULE = texBlock`r = 1 + \sum_i (k - 1) D_i`;

/** One formula for each layer: what it adds to the field below it. */
function fieldSteps({ k, dilations }: Drawn): readonly RichText[] {
  const sides = trace(k, dilations);
  return dilations.flatMap((d, i) => {
    const [before, after] = [sides[i], sides[i + 1]];
    if (before === undefined || after === undefined) return [];
    return [[texBlock`r_{${i + 1}} = ${before} + (${k} - 1) \times ${d} = ${after}`]];
  });
}

function weightSolution(drawn: Drawn): Solution {
  const { k, dilations, channels, filters } = drawn;
  const { filterWeights, parameters } = convCounts(layerOf(drawn));
  return {
    steps: [
      ["A filter has a weight for each tap on each channel:"],
      [texBlock`M \times N \times C^{(l)} = ${k} \times ${k} \times ${channels} = ${filterWeights}`],
      ["The layer has a filter for each output map:"],
      [texBlock`C^{(l+1)} \times M \times N \times C^{(l)} = ${filters} \times ${filterWeights} = ${parameters}`],
    ],
    without: [
      `The dilation of ${dilations[0] ?? 1} does not matter: it moves the taps apart, and the pixels between them have no weights.`,
    ],
    check: ["set the dilation to 1 in the lab: the field shrinks, and the number of parameters stays the same."],
  };
}

function layersSolution({ k, dilations, wanted }: Drawn): Solution {
  const n = dilations.length;
  const [field, before] = [fieldOf(k, dilations), fieldOf(k, doubling(n - 1))];
  return {
    steps: [
      ["Dilations that double from 1 add up to one less than the next one:"],
      [texBlock`r = 1 + (k - 1) \sum_i D_i = 1 + (k - 1) (2^n - 1)`],
      ["With one layer fewer than it takes, a unit sees too little:"],
      [texBlock`1 + (${k} - 1) \times (2^{${n - 1}} - 1) = ${before}`],
      ["With one more layer it sees enough:"],
      [texBlock`1 + (${k} - 1) \times (2^{${n}} - 1) = ${field}`],
      [`so the number of layers for ${wanted} pixels is`],
      [texBlock`n = ${n}`],
    ],
    without: ["Channels, filters and padding do not matter: none of them moves the taps of a kernel apart."],
    check: [
      "add up by hand what the layers see: ",
      tex`${sum(1, ...dilations.map((d) => (k - 1) * d))} = ${field}`,
      "; without the last term, that is not enough.",
    ],
  };
}

function readSolution(drawn: Drawn): Solution {
  const { k, dilations } = drawn;
  const [d = 1] = dilations;
  const n = dilations.length;
  const field = fieldOf(k, dilations);
  const read = pixelsRead(drawn);
  return {
    steps: [
      ["In every layer, all taps lie at multiples of the dilation from the middle. The field of a unit spans"],
      [texBlock`r = 1 + \sum_i (k - 1) D_i = 1 + ${n} \times (${k} - 1) \times ${d} = ${field}`],
      ["pixels. Of these the unit reads every one whose distance from the first is a multiple of the dilation:"],
      [texBlock`\frac{r - 1}{D} + 1 = \frac{${field} - 1}{${d}} + 1 = ${read}`],
    ],
    without: ["Channels and filters do not matter: all of them have their taps at the same positions."],
    check: [
      `without dilation the stack would read as many, side by side: `,
      tex`1 + ${n} \times (${k} - 1) = ${read}`,
      ". The dilation moves them apart but adds none. Dilations that double from 1, such as 1, 2 and 4, leave no gaps.",
    ],
  };
}

function solutionOf(drawn: Drawn): Solution {
  switch (drawn.asked) {
    case "weights":
      return weightSolution(drawn);
    case "layers":
      return layersSolution(drawn);
    case "read":
      return readSolution(drawn);
    case "field": {
      const { k, dilations } = drawn;
      const reach = dilations.reduce((all, d) => all + d, 0);
      return {
        steps: [
          ["Start from one pixel. Each layer adds the gaps between its taps, each as wide as the dilation:"],
          [RULE],
          ...fieldSteps(drawn),
        ],
        without: [
          "Strides do not matter, since all of them are 1: no layer skips units. Nor does padding, nor the number of channels.",
        ],
        check: [
          "add the dilations first: ",
          tex`1 + (${k} - 1) \times ${reach} = ${fieldOf(k, dilations)}`,
          ". The lab shows the same field.",
        ],
      };
    }
  }
}

const UNITS = { field: "pixels", weights: "weights", layers: "layers", read: "pixels" } as const;

const PRAISE: Readonly<Record<Drawn["asked"], RichText>> = {
  field: ["One pixel, and the gaps of every layer."],
  weights: ["Dilation moves taps apart; it adds none."],
  layers: ["The dilations double, and so does what each new layer adds."],
  read: ["Equal dilations read only a grid of pixels: they widen the span, not the number of pixels read."],
};

/** Fields and weights of dilated layers; turned round, how many of them see far, and how much of it they read. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn) => ({
    kind: "number",
    right: answerTo(drawn),
    slips: SLIPS[drawn.asked](drawn),
    unit: UNITS[drawn.asked],
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
