import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { size } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution, type Sort, withSome } from "#quiz/define-family.ts";
import { hide, type MatrixFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import type { Slip } from "#quiz/slips.ts";
import { convArchitecture } from "../../conv-case.ts";
import { card } from "./card.ts";
import { channelMatrices } from "./channels.ts";
import { type Asked, correctOf, draw, type Drawn, entriesOf, type Sizes, sizesOf } from "./layers.ts";
import {
  columnsSlips,
  differentSlips,
  kernelSlips,
  matrixText,
  nonzeroSlips,
  rowSlips,
  rowsSlips,
  shapeSlips,
  zerosSlips,
} from "./slips.ts";

function promptOf(drawn: Drawn): string {
  const { kernel, side, inputs, outputs } = sizesOf(drawn);
  if (drawn.asked === "kernel") {
    return `A matrix with ${outputs} rows and ${inputs} columns does to a signal what a convolution with stride 1 and no padding does. How many weights does the kernel have?`;
  }
  const layer = drawn.isSignal
    ? `A convolution with a kernel of ${kernel} weights, stride 1 and no padding is applied to a signal of ${side} values. The same can be done by a matrix that multiplies the signal, written as a column.`
    : `A convolution with one ${size([kernel, kernel])} kernel, stride 1 and no padding is applied to an image of ${size([side, side])} pixels. The same can be done by a matrix that multiplies the image, written as one column, row after row.`;
  const question: Readonly<Record<Exclude<Asked, "kernel">, string>> = {
    shape: "How many rows and columns does the matrix have?",
    rows: "How many rows does the matrix have?",
    columns: "How many columns does the matrix have?",
    nonzero: "If no weight is zero, how many entries of the matrix are not zero?",
    row: "If no weight is zero, how many entries of one row of the matrix are not zero?",
    different:
      "If all weights are different and none is zero, how many different nonzero entries does the matrix have?",
    zeros: "If no weight is zero, what percentage of the entries of the matrix is zero?",
  };
  return `${layer} ${question[drawn.asked]}`;
}

function figureOf(drawn: Drawn): MatrixFigure {
  const { asked, isSignal } = drawn;
  const { kernel, side, inputs, outputs } = sizesOf(drawn);
  const right = correctOf(drawn);
  const asksShape = asked === "shape";
  const layer = isSignal
    ? `signal of ${side} values, kernel of ${kernel} weights`
    : `image of ${size([side, side])}, kernel of ${size([kernel, kernel])}`;
  const found: Partial<Record<Asked, string>> = {
    nonzero: `${right} nonzero entries`,
    different: `${right} different nonzero entries`,
    zeros: `${right} per cent zeros`,
  };
  const said = found[asked];
  return {
    kind: "matrix",
    rows: asksShape || asked === "rows" ? hide(outputs) : outputs,
    columns: asksShape || asked === "columns" ? hide(inputs) : inputs,
    entries: entriesOf(drawn),
    // A row shows how many weights it holds, and how long it is.
    shownRows: asksShape || asked === "rows" || asked === "nonzero" ? 1 : 0,
    notes: [
      asked === "kernel" ? hide(layer) : layer,
      "stride 1, no padding",
      ...(said === undefined ? [] : [hide(said)]),
    ],
  };
}

function hintsOf({ asked, isSignal }: Drawn): QuestionText["hints"] {
  const flat = isSignal ? "signal" : "image";
  const window = isSignal ? "kernel" : "window";
  switch (asked) {
    case "shape":
      return [
        ["What does one row of the matrix compute, and what does it multiply?"],
        ["There is a row for each position of the kernel, and in it an entry for each value of the signal."],
      ];
    case "rows":
      return [
        ["What does one row of the matrix compute?"],
        ["There is a row for each output. Count the positions of the window along one side, then along both."],
      ];
    case "columns":
      return [
        ["What does one row of the matrix multiply?"],
        ["A row has an entry for each number in the column, which contains all pixels of the image."],
      ];
    case "nonzero":
      return [
        [`How many values of the ${flat} does one output read?`],
        [`Each row contains the whole kernel once. There are as many rows as positions of the ${window}.`],
      ];
    case "row":
      return [
        ["One row computes one output. How many pixels does one output read?"],
        ["A row contains all weights of the kernel, each at the pixel under it, and zeros elsewhere."],
      ];
    case "different":
      return [
        ["Write down two rows of the matrix, one below the other. What changes?"],
        [`The next row has the same weights at different positions: only the ${window} has moved.`],
      ];
    case "kernel":
      return [
        ["Rows are outputs, columns are inputs. How many positions does a kernel have on a signal?"],
        [
          "The first window starts at the first column. Each further row moves it by one value, until it ends at the last column.",
        ],
      ];
    case "zeros":
      return [
        ["All rows contain the same number of weights. Look at one of them."],
        ["A row has an entry for each value of the signal, and the kernel fills some of them."],
      ];
  }
}

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { kernel, weights, side, outSide, inputs, outputs, nonzero } = sizesOf(drawn);
  const places: RichText = [texBlock`N_{o} = N - k + 1 = ${side} - ${kernel} + 1 = ${outSide}`];
  const area: RichText = [texBlock`k \times k = ${kernel} \times ${kernel} = ${weights}`];
  const rows: readonly RichText[] = drawn.isSignal
    ? [["There is a row for each position of the kernel:"], places]
    : [
        ["Along one side, the window has this many positions:"],
        places,
        ["There is a row for each of its positions on the image:"],
        [texBlock`N_{o} \times N_{o} = ${outSide} \times ${outSide} = ${outputs}`],
      ];
  switch (drawn.asked) {
    case "shape":
      return [...rows, [`Each row has an entry for each value of the signal: ${matrixText(outputs, inputs)}.`]];
    case "rows":
      return rows;
    case "columns":
      return [
        ["A row has an entry for each pixel:"],
        [texBlock`N \times N`],
        [texBlock`${side} \times ${side} = ${inputs}`],
      ];
    case "nonzero":
      return [
        ...rows,
        ...(drawn.isSignal
          ? [["Each of them contains the kernel once:"]]
          : [["Each of them contains the kernel once, with"], area, ["weights:"]]),
        [texBlock`${weights} \times ${outputs} = ${nonzero}`],
      ];
    case "row":
      return [["A row computes one output, from the pixels under one window:"], area];
    case "different":
      return drawn.isSignal
        ? [
            [
              "Every row contains the same kernel, one position further on; the rest are zeros. The different nonzero entries are its weights:",
            ],
            [texBlock`w_0, \dots, w_{k-1}`],
            [texBlock`k = ${weights}`],
          ]
        : [
            [
              "Every row contains the same kernel, at different positions; the rest are zeros. The different nonzero entries are its weights:",
            ],
            area,
          ];
    case "kernel":
      return [
        ["A kernel of k weights has this many positions:"],
        [texBlock`N_{o} = N - k + 1`],
        ["Solved for the kernel, with the numbers of columns and rows:"],
        [texBlock`k = N - N_{o} + 1 = ${inputs} - ${outputs} + 1 = ${kernel}`],
      ];
    case "zeros":
      return [
        ["The share of zeros is the same in every row:"],
        [texBlock`\frac{N - k}{N}`],
        ["The zeros of one row:"],
        [texBlock`${inputs} - ${kernel} = ${inputs - kernel}`],
        ["In per cent:"],
        [texBlock`\frac{100 \times ${inputs - kernel}}{${inputs}} = ${correctOf(drawn)}`],
      ];
  }
}

function restOf(drawn: Drawn): Omit<Solution, "steps"> {
  const { kernel, inputs, outputs, weights } = sizesOf(drawn);
  switch (drawn.asked) {
    case "shape":
    case "rows":
    case "columns":
      return {
        without: [
          "The values of the weights do not matter: they determine what is in the matrix, not how large it is.",
        ],
        check: [
          "a matrix has as many columns as the vector on its right has numbers, and as many rows as the result has.",
        ],
      };
    case "nonzero":
    case "row":
      return {
        without: [
          "The zeros do not count: they are where an output does not read an input, and training does not change them.",
        ],
        check: ["count the multiply-accumulates of the layer: each one uses one nonzero entry, once."],
      };
    case "different":
      return {
        without: [`The ${outputs} rows do not matter: all positions share the kernel.`],
        check: [`the layer has ${weights} weights in the lab, and a matrix made from them has no other numbers.`],
      };
    case "kernel":
      return {
        without: ["The values of the weights do not matter: only their number does."],
        check: ["substituting back, ", tex`${inputs} - ${kernel} + 1 = ${outputs}`, "."],
      };
    case "zeros":
      return {
        without: ["The number of rows does not matter: all rows contain the same number of zeros."],
        check: ["count the filled cells of one row in the drawing, and compare that with its length."],
      };
  }
}

const PRAISE: Readonly<Record<Asked, string>> = {
  shape: "A row for each output, a column for each input.",
  rows: "A row for each output.",
  columns: "A column for each input.",
  nonzero: "Every row contains the kernel once.",
  row: "One output reads what lies under its window.",
  different: "The same weights in every row: that is weight sharing.",
  kernel: "The length of the kernel is columns minus rows, plus one.",
  zeros: "Everything that a window does not read is zero.",
};

function answerOf(drawn: Drawn): AnswerPlan {
  const sizes = sizesOf(drawn);
  const praise: RichText = [PRAISE[drawn.asked]];
  if (drawn.asked === "shape") {
    return { kind: "text", right: [matrixText(sizes.outputs, sizes.inputs)], slips: shapeSlips(sizes), praise };
  }
  const slips: Readonly<Record<Exclude<Asked, "shape">, (sizes: Sizes, drawn: Drawn) => readonly Slip<number>[]>> = {
    rows: rowsSlips,
    columns: columnsSlips,
    nonzero: nonzeroSlips,
    row: rowSlips,
    different: differentSlips,
    kernel: kernelSlips,
    zeros: zerosSlips,
  };
  const units: Readonly<Record<Exclude<Asked, "shape">, string>> = {
    rows: "rows",
    columns: "columns",
    nonzero: "entries",
    row: "entries",
    different: "entries",
    kernel: "weights",
    zeros: "per cent",
  };
  return {
    kind: "number",
    right: correctOf(drawn),
    slips: slips[drawn.asked](sizes, drawn),
    unit: units[drawn.asked],
    praise,
  };
}

const singles: Sort<Drawn> = {
  draw(level, random) {
    const drawn = draw(level, random);
    return drawn && Number.isInteger(correctOf(drawn)) ? drawn : null;
  },
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: hintsOf(drawn),
    solution: { steps: stepsOf(drawn), ...restOf(drawn) },
    lab: convArchitecture("Quiz: a convolution as a matrix", drawn.layer),
  }),
};

/** A convolution as a matrix: its shape and its entries, of several channels too; turned round, the kernel behind it. */
export const family = defineFamily({
  ...card,
  ...withSome(singles, channelMatrices, (level) => (level === 2 ? 0.4 : 0)),
});
