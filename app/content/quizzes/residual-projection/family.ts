import { amount, thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { plural, shapeText, size, sum } from "#quiz/build.ts";
import { defineFamily, type Solution, type Sort, withSome } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type BlockBox, type Figure, hide, type Written } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import {
  type Block,
  countBlock,
  described,
  draw,
  type Drawn,
  extras,
  needsProjection,
  networkOf,
  projectionOf,
  projectionWeights,
  promptOf,
} from "./block.ts";
import { card } from "./card.ts";
import { sums } from "./gradient.ts";
import { blockSlips, projectionSlips, setSlips } from "./slips.ts";

const SCALE_AND_SHIFT = 2;

/** The numbers are printed as texts, since one of them, that of an identity, is 0. */
function projectionAnswer(block: Block): AnswerPlan {
  const slips = projectionSlips(block);
  const right = projectionWeights(block);
  const values = [right, ...slips.map(({ value }) => value)].toSorted((a, b) => a - b);
  const { input, spec } = block;
  return {
    kind: "text",
    right: [amount(right)],
    slips: slips.map(({ value, misconception }) => ({ value: [amount(value)], misconception })),
    praise: [
      `${plural(spec.channels, "filter")} of size 1 × 1, each with a weight for each of the ${plural(input.c, "channel")}.`,
    ],
    order: values.map(amount),
  };
}

function answer({ block, others }: Drawn, level: Level): AnswerPlan {
  if (level === 1) return projectionAnswer(block);
  if (level === 2) {
    const shortcut = plural(projectionWeights(block), "weight");
    const rest = block.spec.batchNorm ? "a scale and a shift for each map" : "a bias for each map";
    return {
      kind: "number",
      right: countBlock(block).parameters,
      slips: blockSlips(block),
      unit: "parameters",
      praise: [`Two convolutions, and ${shortcut} on the shortcut; each of the three convolutions with ${rest}.`],
    };
  }
  return {
    kind: "set",
    options: others.map((each) => ({ text: [described(each)], correct: needsProjection(each) })),
    slips: setSlips(others),
    praise: ["A sum needs two terms of the same shape: the same number of maps, of the same height and width."],
  };
}

function hintsOf({ block }: Drawn, level: Level): QuizQuestion["hints"] {
  const { input, spec } = block;
  if (level === 3) {
    return [
      ["What comes out of the two convolutions, and what goes in? Write down both shapes for each block."],
      ["The filters set the number of maps, the stride divides height and width. A sum needs all three to agree."],
    ];
  }
  if (level === 1) {
    return [
      ["The shortcut only has to give its input the new shape. How large must its filters be for that?"],
      [
        `1 × 1 filters are enough: ${plural(spec.channels, "filter")}, each with a weight for each of the ${plural(input.c, "channel")}.`,
      ],
    ];
  }
  const kernel = size([spec.kernel, spec.kernel]);
  return [
    ["There are three convolutions. How many channels does each of them see?"],
    [
      `From ${thousands(input.c)} to ${plural(spec.channels, "map")} with ${kernel}, from ${thousands(spec.channels)} to ${thousands(spec.channels)} with ${kernel}, and on the shortcut with 1 × 1. ${extras({ input, spec })}.`,
    ],
  ];
}

function blockSteps(block: Block): readonly RichText[] {
  const { input, spec } = block;
  const { channels, kernel, batchNorm } = spec;
  const per = batchNorm ? SCALE_AND_SHIFT : 1;
  const first = projectionWeights(block, kernel);
  const second = projectionWeights({ ...block, input: { ...input, c: channels } }, kernel);
  const shortcut = projectionWeights(block);
  const rest = 3 * per * channels;
  return [
    [
      batchNorm
        ? "With k × k filters, from C to F maps, and a scale and a shift for each normalised map, the parameters are"
        : "With k × k filters, from C to F maps, and a bias for each map of a convolution, the parameters are",
    ],
    [
      batchNorm
        ? texBlock`k^2 \times C \times F + k^2 \times F \times F + C \times F + 3 \times 2 \times F`
        : texBlock`k^2 \times C \times F + k^2 \times F \times F + C \times F + 3 \times F`,
    ],
    ["The first convolution has"],
    [texBlock`${kernel} \times ${kernel} \times ${input.c} \times ${channels} = ${first}`],
    ["weights, the second"],
    [texBlock`${kernel} \times ${kernel} \times ${channels} \times ${channels} = ${second}`],
    ["and the projection"],
    [texBlock`${input.c} \times ${channels} = ${shortcut}`],
    [batchNorm ? "The three normalisations have" : "The three convolutions have"],
    [batchNorm ? texBlock`3 \times 2 \times ${channels} = ${rest}` : texBlock`3 \times ${channels} = ${rest}`],
    [batchNorm ? "scales and shifts. All together:" : "biases. All together:"],
    [texBlock`${sum(first, second, shortcut, rest)} = ${countBlock(block).parameters}`],
  ];
}

function solutionOf({ block, others }: Drawn, level: Level): Solution {
  const { input, spec } = block;
  if (level === 3) {
    return {
      steps: [
        ["With stride S and padding, the two convolutions with their F filters turn"],
        [
          texBlock`H \times W \times C \to \left\lceil \frac{H}{S} \right\rceil \times \left\lceil \frac{W}{S} \right\rceil \times F`,
        ],
        ["and the input can be added as it is only if the shape has not changed:"],
        ...others.map((each): RichText => {
          const verdict = needsProjection(each) ? "a projection is needed" : "no projection is needed";
          return [`${shapeText(each.input)} becomes ${shapeText(countBlock(each).output)}: ${verdict}.`];
        }),
      ],
      without: [
        "The size of the filters does not matter: with padding, they give a value at every position, whatever their size.",
      ],
      check: [
        "set the shortcut to Identity in the lab: for a block that needs a projection, the lab says which shapes do not match.",
      ],
    };
  }
  if (level === 1) {
    const weights = projectionWeights(block);
    return {
      steps: [
        ["The shortcut has to turn C maps into F maps, position by position. A 1 × 1 convolution does that, with"],
        [texBlock`1 \times 1 \times C \times F`],
        ["weights. Here that is"],
        [texBlock`1 \times 1 \times ${input.c} \times ${spec.channels} = ${weights}`],
      ],
      without: [
        "Height, width and stride do not matter: the stride skips positions, and the weights are the same at all that remain.",
      ],
      check: [
        "each filter adds the same number: ",
        tex`${weights} \div ${spec.channels} = ${input.c}`,
        ", one weight per channel.",
      ],
    };
  }
  const { parameters } = countBlock(block);
  const shortcut = projectionWeights(block) + (spec.batchNorm ? SCALE_AND_SHIFT : 1) * spec.channels;
  const plain = countBlock({ ...block, spec: { ...spec, shortcut: "none" } }).parameters;
  return {
    steps: blockSteps(block),
    without: [
      "Neither the sum nor the ReLUs have parameters, and height, width and stride do not matter: they determine at how many positions the filters are applied.",
    ],
    check: [
      "in the lab, the same block without a shortcut has ",
      tex`${parameters} - ${shortcut} = ${plain}`,
      " parameters.",
    ],
  };
}

const box = (label: Written, note: Written): BlockBox => ({ label, hue: "conv", note });

function figureOf({ block }: Drawn, level: Level): Figure {
  const { input, spec } = block;
  if (level === 3) {
    return {
      kind: "blocks",
      input: "H × W × C",
      lanes: [
        [box("convolution", "F filters, stride S"), box("convolution", "F filters, stride 1")],
        [{ label: "as it is, or projected", hue: "residual" }],
      ],
      join: "+",
      output: "the sum",
    };
  }
  const { output, parameters } = countBlock(block);
  const kernel = size([spec.kernel, spec.kernel]);
  const filters = plural(spec.channels, "filter");
  const { kernel: one } = projectionOf(block).spec;
  const projection: BlockBox = { label: `${size(one)}, stride ${spec.stride}`, hue: "residual", note: filters };
  const shortcut: BlockBox = { label: hide(`${size(one)}, ${filters}, stride ${spec.stride}`), hue: "residual" };
  const notes = {
    1: ["no biases, no normalisation on the shortcut"],
    2: [extras(block), hide(parameters, "parameters")],
  }[level];
  return {
    kind: "blocks",
    input: shapeText(input),
    lanes: [
      [box(kernel, `${filters}, stride ${spec.stride}`), box(kernel, filters)],
      [level === 1 ? shortcut : projection],
    ],
    join: "+",
    output: shapeText(output),
    notes,
  };
}

const projections: Sort<Drawn> = {
  draw,
  answer,
  text: (drawn, level) => ({
    prompt: [promptOf(drawn, level)],
    figure: figureOf(drawn, level),
    hints: hintsOf(drawn, level),
    solution: solutionOf(drawn, level),
    lab: networkOf(level === 3 ? (drawn.others.find(needsProjection) ?? drawn.block) : drawn.block),
  }),
};

/** Shortcuts: what their projections take, whole blocks, where they are needed, and what a gradient does at the sum. */
export const family = defineFamily({ ...card, ...withSome(projections, sums, () => 0.3) });
