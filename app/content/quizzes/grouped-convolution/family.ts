import { thousands } from "#nn/format.ts";
import { tex, texBlock } from "#nn/tex.ts";
import { plural, shapeText, size } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { type BlockBox, type Figure, hide } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import type { Slip } from "#quiz/slips.ts";
import { convCounts, convFigure } from "../../conv-case.ts";
import { card } from "./card.ts";
import { countsOf, draw, type Drawn, networkOf, promptOf, ungrouped } from "./layer.ts";
import { backSlips, groupSlips, separableSlips } from "./slips.ts";

const SLIPS: Readonly<Record<Level, (drawn: Drawn) => readonly Slip<number>[]>> = {
  1: groupSlips,
  2: separableSlips,
  3: backSlips,
};

function rightOf(drawn: Drawn, level: Level): number {
  const { grouped, pointwise } = countsOf(drawn);
  return level === 3 ? drawn.layer.spec.groups : grouped + pointwise;
}

function praise(drawn: Drawn, level: Level): RichText {
  const { layer } = drawn;
  const { filterWeights, depth, filters } = convCounts(layer);
  const { grouped, pointwise } = countsOf(drawn);
  if (level === 2) {
    const full = thousands(filterWeights * layer.input.c * (drawn.pointwise?.spec.channels ?? 1));
    return [
      `${thousands(grouped)} to look at neighbours, ${thousands(pointwise)} to mix channels. A single convolution that does both at once has ${full}.`,
    ];
  }
  return [
    `${plural(filters, "filter")}, each over ${plural(depth, "channel")} only: the weights are divided by the number of groups.`,
  ];
}

function hintsOf({ layer, pointwise }: Drawn, level: Level): QuizQuestion["hints"] {
  const { input, spec } = layer;
  const { depth, filterWeights } = convCounts(layer);
  const kernel = size(spec.kernel);
  if (pointwise) {
    return [
      [
        "Take the layers one by one. How many channels does a filter of the first look at, and how many does one of the second?",
      ],
      [
        `The depthwise layer has one slice of ${kernel} for each of the ${plural(input.c, "channel")}. Each of the ${plural(pointwise.spec.channels, "filter")} of 1 × 1 has a weight for each of them.`,
      ],
    ];
  }
  if (level === 1) {
    return [
      ["How many channels does one filter look at? The number of filters stays as it is."],
      [`A group has ${plural(depth, "channel")}, so one filter has ${kernel} × ${thousands(depth)} weights.`],
    ];
  }
  return [
    ["Groups leave the number of filters as it is. What do they change in a single filter?"],
    [
      `One filter keeps ${plural(filterWeights, "weight")}, in slices of ${kernel}. How many of the ${plural(input.c, "channel")} is that?`,
    ],
  ];
}

function stepsOf(drawn: Drawn, level: Level): readonly RichText[] {
  const { layer, pointwise: behind } = drawn;
  const { input, spec } = layer;
  const { depth, filters, filterWeights } = convCounts(layer);
  const { grouped, pointwise } = countsOf(drawn);
  const [m, n] = spec.kernel;
  if (behind) {
    const { channels } = behind.spec;
    return [
      ["A depthwise layer has one slice for each of C channels; the 1 × 1 layer has F filters over all C of them:"],
      [texBlock`C \times M \times N + C \times F`],
      ["The slices have"],
      [texBlock`${input.c} \times ${m} \times ${n} = ${grouped}`],
      ["weights, and the 1 × 1 filters"],
      [texBlock`${input.c} \times ${channels} = ${pointwise}`],
      ["Together:"],
      [texBlock`${grouped} + ${pointwise} = ${grouped + pointwise}`],
    ];
  }
  if (level === 1) {
    return [
      ["With G groups, a filter looks only at its own group’s share of the C channels:"],
      [texBlock`C \div G = ${input.c} \div ${spec.groups} = ${depth}`],
      ["so one filter has"],
      [texBlock`M \times N \times \frac{C}{G} = ${m} \times ${n} \times ${depth} = ${filterWeights}`],
      ["weights. The F filters have"],
      [texBlock`F \times ${filterWeights} = ${filters} \times ${filterWeights} = ${grouped}`],
    ];
  }
  return [
    [
      "With G groups, each of the F filters looks only at its own group’s share of the C channels, so the number of weights is",
    ],
    [texBlock`F \times M \times N \times \frac{C}{G}`],
    ["The number of filters stays as it is, so the number of weights without groups is divided by G:"],
    [texBlock`G = ${ungrouped(drawn)} \div ${grouped} = ${spec.groups}`],
  ];
}

function solutionOf(drawn: Drawn, level: Level): Solution {
  const { layer, pointwise: behind } = drawn;
  const { input, spec } = layer;
  const { depth, filters, filterWeights } = convCounts(layer);
  const { grouped, pointwise } = countsOf(drawn);
  const [m, n] = spec.kernel;
  const check: Readonly<Record<Level, RichText>> = {
    1: [
      "group by group, each has half of the filters on half of the channels: ",
      tex`2 \times ${filters / spec.groups} \times ${filterWeights} = ${grouped}`,
      ".",
    ],
    2: [
      "channel by channel, each has its slice and a weight for every map: ",
      tex`${input.c} \times (${m} \times ${n} + ${behind?.spec.channels ?? 0}) = ${grouped + pointwise}`,
      ".",
    ],
    3: [
      "substituting back, ",
      tex`${filters} \times ${m} \times ${n} \times ${depth} = ${grouped}`,
      " weights remain.",
    ],
  };
  return {
    steps: stepsOf(drawn, level),
    without: [
      "Height and width do not matter: the same weights are used at every position. There are no biases to add.",
    ],
    check: check[level],
  };
}

function figureOf(drawn: Drawn, level: Level): Figure {
  const { layer, pointwise } = drawn;
  const { input, spec } = layer;
  const { depth, filters, filterWeights } = convCounts(layer);
  const { grouped, pointwise: behind } = countsOf(drawn);
  const kernel = size(spec.kernel);
  const ends = {
    input: shapeText(input),
    notes: ["no biases"],
  };
  const box = (label: string, count: number): BlockBox => ({
    label,
    hue: "conv",
    note: hide(count, "weights"),
  });
  if (pointwise) {
    return {
      kind: "blocks",
      ...ends,
      lanes: [
        [box(`depthwise, ${kernel}`, grouped), box(`${plural(pointwise.spec.channels, "filter")} of 1 × 1`, behind)],
      ],
      join: null,
      output: plural(pointwise.spec.channels, "map"),
    };
  }
  if (level === 1) {
    const perGroup = filters / spec.groups;
    const lanes = Array.from({ length: spec.groups }, (_, group): readonly BlockBox[] => [
      { label: `group ${group + 1}`, hue: "input", note: hide(depth, "channels") },
      {
        label: `filters of ${kernel}`,
        hue: "conv",
        note: hide(`${thousands(perGroup)} × ${thousands(filterWeights)}`, "weights"),
      },
    ]);
    return {
      kind: "blocks",
      ...ends,
      lanes,
      join: "side by side",
      output: plural(filters, "map"),
      notes: [`${spec.groups} groups`, "no biases"],
    };
  }
  return convFigure(layer, ["depth"], {
    notes: [
      `${plural(ungrouped(drawn), "weight")} without groups`,
      `${plural(grouped, "weight")} in groups`,
      hide(spec.groups, "groups"),
    ],
  });
}

/** Weights of convolutions in groups and of separable ones; turned round, how many groups it takes. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: (drawn, level) => ({
    kind: "number",
    right: rightOf(drawn, level),
    slips: SLIPS[level](drawn),
    unit: level === 3 ? "groups" : "weights",
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
