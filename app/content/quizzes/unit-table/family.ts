import { texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { listed, plural } from "#quiz/build.ts";
import { defineFamily, type QuestionText, type Solution } from "#quiz/define-family.ts";
import { hide, type NumbersFigure } from "#quiz/figure.ts";
import type { RichText } from "#quiz/question.ts";
import { card } from "./card.ts";
import { deadSlips, entryText, reviveSlips, shareSlips, unitShareSlips } from "./slips.ts";
import {
  type Asked,
  columnsOf,
  correctOf,
  draw,
  type Drawn,
  isDead,
  SAMPLES,
  unitName,
  UNITS,
  zerosIn,
} from "./table.ts";

const names = Array.from({ length: UNITS }, (_, unit) => unitName(unit));

function promptOf({ asked, unit }: Drawn): string {
  const table = `The table shows the activations of ${plural(UNITS, "unit")} after a ReLU for ${plural(SAMPLES, "sample")}: a row for each sample, a column for each unit.`;
  const question: Readonly<Record<Asked, string>> = {
    "dead-units": "Going by these samples, how many units are dead?",
    "zero-share": "What percentage of all activations is zero?",
    "zero-share-of-unit": `For what percentage of the samples is unit ${unitName(unit)} silent?`,
    revive: "One unit is dead. Which of these entries would have to rise above zero to revive it?",
  };
  return `${table} ${question[asked]}`;
}

function figureOf(drawn: Drawn): NumbersFigure {
  const { asked, rows } = drawn;
  const right = correctOf(drawn);
  const found: Readonly<Record<Asked, string>> = {
    "dead-units": `dead: ${right}`,
    "zero-share": `zeros: ${right} per cent`,
    "zero-share-of-unit": `zeros of unit ${unitName(drawn.unit)}: ${right} per cent`,
    revive: `dead: unit ${unitName(drawn.unit)}`,
  };
  const sides = rows.map((_, sample) => `sample ${sample + 1}`);
  return {
    kind: "numbers",
    grids: [{ name: "activations", rows, columns: names, sides }],
    notes: [`${plural(SAMPLES, "sample")}, ${plural(UNITS, "unit")}`, hide(found[asked])],
  };
}

const HINTS: Readonly<Record<Asked, QuestionText["hints"]>> = {
  "dead-units": [
    ["For which samples is a dead unit zero?"],
    ["Go down each column, one after the other. A single number above zero means that the unit is alive."],
  ],
  "zero-share": [
    ["How many entries does the table have, and how many of them are zero?"],
    ["Count the zeros column by column, including those of a dead unit, and divide by samples times units."],
  ],
  "zero-share-of-unit": [
    ["Where in the table are the activations of one unit?"],
    ["Go down its column: count the zeros, and divide by the number of samples."],
  ],
  revive: [
    ["Which unit is dead? Look for a column."],
    ["A dead unit has nothing but zeros in its column. Which of the entries is in that column?"],
  ],
};

function stepsOf(drawn: Drawn): readonly RichText[] {
  const { asked, rows, unit } = drawn;
  const columns = columnsOf(rows);
  const right = correctOf(drawn);
  const dead = columns.flatMap((values, i) => (isDead(values) ? [unitName(i)] : []));
  const zeros = zerosIn(rows.flat());
  const ofUnit = zerosIn(columns[unit] ?? []);
  switch (asked) {
    case "dead-units":
      return [
        ["A unit is dead if it is zero for every sample. The columns contain this many numbers above zero:"],
        [`${listed(columns.map((values, i) => `${unitName(i)}: ${SAMPLES - zerosIn(values)}`))}.`],
        [`No number above zero: ${listed(dead)}.`],
        [texBlock`n_{\text{dead}} = ${right}`],
      ];
    case "zero-share":
      return [
        ["Sparsity is the share of zeros:"],
        [texBlock`\frac{n_{0}}{\text{samples} \times \text{units}}`],
        ["The table has"],
        [texBlock`${SAMPLES} \times ${UNITS} = ${SAMPLES * UNITS}`],
        [`entries, and ${zeros} of them are zero. In per cent:`],
        [texBlock`\frac{100 \times ${zeros}}{${SAMPLES * UNITS}} = ${right}`],
      ];
    case "zero-share-of-unit":
      return [
        ["The share of zeros in one column:"],
        [texBlock`\frac{n_{0}}{\text{samples}}`],
        [`Unit ${unitName(unit)} is zero for ${ofUnit} of ${plural(SAMPLES, "sample")}. In per cent:`],
        [texBlock`\frac{100 \times ${ofUnit}}{${SAMPLES}} = ${right}`],
      ];
    case "revive":
      return [
        ["A unit is dead if it is zero for every sample: look for a column of nothing but zeros."],
        [`That is unit ${unitName(unit)}. One number above zero anywhere in its column would be enough.`],
        [`One of the entries is in that column: ${entryText(drawn.entries[0] ?? [0, 0])}.`],
      ];
  }
}

function restOf({ asked }: Drawn): Omit<Solution, "steps"> {
  switch (asked) {
    case "dead-units":
    case "revive":
      return {
        without: [
          "How large the activations are does not matter, nor how often a unit is silent, as long as it fires once.",
        ],
        check: ["a unit that fires for some sample gets a gradient from it; a dead one gets none from any of them."],
      };
    case "zero-share":
    case "zero-share-of-unit":
      return {
        without: ["How large the activations are does not matter: all that counts is whether they are zero."],
        check: ["count the numbers above zero instead: the two shares add up to 100 per cent."],
      };
  }
}

function answerOf(drawn: Drawn): AnswerPlan {
  const right = correctOf(drawn);
  switch (drawn.asked) {
    case "dead-units":
      return {
        kind: "number",
        right,
        slips: deadSlips(drawn),
        unit: "units",
        praise: ["Dead means silent for every sample."],
      };
    case "zero-share":
      return {
        kind: "number",
        right,
        slips: shareSlips(drawn),
        unit: "per cent",
        praise: ["The share of zeros among all entries is how sparse the layer is."],
      };
    case "zero-share-of-unit":
      return {
        kind: "number",
        right,
        slips: unitShareSlips(drawn),
        unit: "per cent",
        praise: ["One column, over all samples."],
      };
    case "revive":
      return {
        kind: "text",
        right: [entryText(drawn.entries[0] ?? [0, 0])],
        slips: reviveSlips(drawn),
        praise: ["Then the unit fires for that sample, and a gradient comes back to it."],
      };
  }
}

/** Dead units and sparsity in a table of activations; turned round, the entry that would revive a unit. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer: answerOf,
  text: (drawn) => ({
    prompt: [promptOf(drawn)],
    figure: figureOf(drawn),
    hints: HINTS[drawn.asked],
    solution: { steps: stepsOf(drawn), ...restOf(drawn) },
    lab: null,
  }),
});
