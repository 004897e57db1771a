/** The matrix of a convolution with several channels and filters, over a signal: blocks side by side and below one another. */
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import type { QuestionText, Sort } from "#quiz/define-family.ts";
import { hide, type MatrixFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { convArchitecture } from "../../conv-case.ts";
import { type BlockAsked, type Blocks, correctOf, drawBlocks, lettersOf } from "./blocks.ts";
import { blockSlips } from "./channel-slips.ts";

const UNITS: Readonly<Record<BlockAsked, string>> = {
  rows: "rows",
  columns: "columns",
  row: "entries",
  nonzero: "entries",
  different: "entries",
};

function blocksAnswer(drawn: Blocks): AnswerPlan {
  const praise: Readonly<Record<BlockAsked, string>> = {
    rows: "A row for each output: all positions of the first filter, then of the next.",
    columns: "A column for each input: all values of the first channel, then of the next.",
    row: "One output reads what lies under its window in every channel.",
    nonzero: "Every row contains its filter once.",
    different: "The weights of all filters; each appears in many rows.",
  };
  return {
    kind: "number",
    right: correctOf(drawn),
    slips: blockSlips(drawn),
    unit: UNITS[drawn.blockAsked],
    praise: [praise[drawn.blockAsked]],
  };
}

function promptOf(drawn: Blocks): string {
  const { n, k, c, f } = lettersOf(drawn);
  const questions: Readonly<Record<BlockAsked, string>> = {
    rows: "How many rows does the matrix have?",
    columns: "How many columns does the matrix have?",
    row: "If no weight is zero, how many entries of one row of the matrix are not zero?",
    nonzero: "If no weight is zero, how many entries of the matrix are not zero?",
    different:
      "If all weights are different and none is zero, how many different nonzero entries does the matrix have?",
  };
  return `A convolution with ${f} filters, ${k} weights wide, slides with stride 1 and without padding or biases over a signal of ${n} values in each of ${c} channels. A matrix can do the same to the channels, stacked into one column. ${questions[drawn.blockAsked]}`;
}

/** The places of the weights: all channels side by side, all filters below one another. */
function entriesOf(drawn: Blocks): MatrixFigure["entries"] {
  const { n, k, c, f, places } = lettersOf(drawn);
  return Array.from({ length: f * places }, (_, row) => {
    const [filter, place] = [Math.floor(row / places), row % places];
    return Array.from({ length: c * k }, (__, i) => {
      const [channel, tap] = [Math.floor(i / k), i % k];
      return { column: channel * n + place + tap, weight: filter * c * k + i };
    });
  });
}

function figureOf(drawn: Blocks): MatrixFigure {
  const { blockAsked } = drawn;
  const { n, k, c, f, places } = lettersOf(drawn);
  const right = correctOf(drawn);
  const isShape = blockAsked === "rows" || blockAsked === "columns";
  const counted = blockAsked === "different" ? "different nonzero entries" : "nonzero entries";
  const found = blockAsked === "row" ? "entries of a row that are not zero" : counted;
  return {
    kind: "matrix",
    rows: blockAsked === "rows" ? hide(f * places) : f * places,
    columns: blockAsked === "columns" ? hide(c * n) : c * n,
    entries: entriesOf(drawn),
    shownRows: blockAsked === "rows" || blockAsked === "nonzero" ? 1 : 0,
    notes: [
      `signal of ${n} values, ${c} channels`,
      `${f} filters, ${k} weights wide`,
      "stride 1, no padding",
      ...(isShape ? [] : [hide(`${right} ${found}`)]),
    ],
  };
}

const HINTS: Readonly<Record<BlockAsked, QuestionText["hints"]>> = {
  rows: [
    ["What does one row of the matrix compute?"],
    [
      "There is a row for each output. Count the positions of the window; each filter has an output at every one of them.",
    ],
  ],
  columns: [
    ["What does one row of the matrix multiply?"],
    ["A row has an entry for each number in the column, which contains the values of all channels."],
  ],
  row: [
    ["One row computes one output. What does one output read?"],
    ["A row contains a whole filter: a slice of weights for each channel, and zeros elsewhere."],
  ],
  nonzero: [
    ["How many values does one output read, and how many outputs are there?"],
    [
      "Each row contains a whole filter once, with all of its channels. There is a row for each position of each filter.",
    ],
  ],
  different: [
    ["Write down two rows of one filter, and one of another. What changes?"],
    ["Rows of one filter contain the same weights at different positions. Another filter has its own weights."],
  ],
};

function stepsOf(drawn: Blocks): readonly RichText[] {
  const { n, k, c, f, places, filterWeights, parameters, nonzero } = lettersOf(drawn);
  const fits: RichText = [texBlock`N_{o} = N - k + 1 = ${n} - ${k} + 1 = ${places}`];
  const filter: RichText = [texBlock`k \times C = ${k} \times ${c} = ${filterWeights}`];
  switch (drawn.blockAsked) {
    case "rows":
      return [
        ["The window has this many positions:"],
        fits,
        ["There is a row for each position of each filter:"],
        [texBlock`F \times N_{o} = ${f} \times ${places} = ${f * places}`],
      ];
    case "columns":
      return [
        ["A row has an entry for each value of each channel:"],
        [texBlock`C \times N`],
        [texBlock`${c} \times ${n} = ${c * n}`],
      ];
    case "row":
      return [["A row computes one output, from what lies under the window in each channel:"], filter];
    case "nonzero":
      return [
        ["The window has this many positions:"],
        fits,
        ["A row contains a whole filter:"],
        filter,
        ["and there is a row for each position of each filter:"],
        [texBlock`${f} \times ${places} \times ${filterWeights} = ${nonzero}`],
      ];
    case "different":
      return [
        ["The rows of one filter contain the same weights:"],
        filter,
        ["Every filter has its own:"],
        [texBlock`F \times k \times C = ${f} \times ${k} \times ${c} = ${parameters}`],
      ];
  }
}

function blocksText(drawn: Blocks): QuestionText {
  const { n, k, c, f, places, parameters } = lettersOf(drawn);
  const checks: Readonly<Record<BlockAsked, RichText>> = {
    rows: ["the output has ", tex`${f} \times ${places} = ${f * places}`, " values, one from each row."],
    columns: [
      "one filter’s first window reads the values 1 to ",
      tex`k`,
      " of each channel: in its row, the first entries for neighbouring channels are ",
      tex`N`,
      " apart.",
    ],
    row: ["look at a single channel: in a row, ", tex`${k}`, " entries belong to it."],
    nonzero: ["count the multiply-accumulates of the layer: each one uses one nonzero entry, once."],
    different: [`the layer has ${parameters} weights in the lab, and a matrix made from them has no other numbers.`],
  };
  const isCount = drawn.blockAsked === "row" || drawn.blockAsked === "nonzero";
  return {
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.blockAsked],
    solution: {
      steps: stepsOf(drawn),
      without: [
        isCount
          ? "The zeros do not count: they are where an output does not read an input, and training does not change them."
          : `The values of the weights do not matter. A filter’s results for the ${c} channels are added up, so they have no rows of their own, and all filters read the same ${n} values of each channel.`,
      ],
      check: checks[drawn.blockAsked],
    },
    lab: convArchitecture("Quiz: a convolution as a matrix", drawn.layer),
  };
}

/** Questions on the matrices of several channels and filters. */
export const channelMatrices: Sort<Blocks> = {
  draw: (_level, random) => drawBlocks(random),
  answer: blocksAnswer,
  text: blocksText,
};
