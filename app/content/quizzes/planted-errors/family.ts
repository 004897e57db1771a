import type { Random } from "#nn/random.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { thousands } from "#nn/format.ts";
import { pick } from "#quiz/build.ts";
import { defineFamily, type Solution } from "#quiz/define-family.ts";
import type { Level } from "#quiz/family.ts";
import type { NumbersFigure, Written } from "#quiz/figure.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { card } from "./card.ts";
import { fieldTable } from "./fields.ts";
import { operationTable } from "./operations.ts";
import { parameterTable } from "./parameters.ts";
import { sideTable } from "./sides.ts";
import { type Row, type RowSlip, type Table, tellingSlips } from "./table.ts";

const TABLES = [parameterTable, sideTable, operationTable, fieldTable] as const;

interface Drawn {
  readonly table: Table;
  /** The row that is wrong, and what was slipped. */
  readonly row: Row;
  readonly made: RowSlip;
}

/** So many other ways have to be told apart from the one that was taken. */
const OTHER_WAYS = 3;

function draw(_level: Level, random: Random): Drawn | null {
  const table = pick(TABLES, random)(random);
  const row = table.rows[random.integer(table.rows.length)];
  if (!row) return null;
  const ways = tellingSlips(row);
  // Seldom made slips would give themselves away: a field of one pixel less.
  const made = ways[random.integer(Math.min(4, ways.length))];
  return made && ways.length > OTHER_WAYS ? { table, row, made } : null;
}

/** The other rows, with the commonest slip that would make one doubt them. */
function doubts({ table, row }: Drawn): readonly Slip<readonly string[]>[] {
  return table.rows.flatMap((each) => {
    const [first] = tellingSlips(each);
    if (each === row || !first) return [];
    const feedback = `This entry is right. If you get ${thousands(first.value)} instead, there is a slip: ${first.how}. ${first.ask}`;
    return [slip([each.name], first.id, first.name, feedback)];
  });
}

/** Other numbers for the wrong row: the printed one, what other slips give, and entries that are right elsewhere. */
function wrongNumbers({ table, row, made }: Drawn): readonly Slip<number>[] {
  return [
    slip(made.value, made.id, made.name, `That is what is printed. ${made.fits} ${made.ask}`),
    ...tellingSlips(row).flatMap(({ id, value, name, fits, ask }) =>
      value === made.value ? [] : [slip(value, id, name, `${fits} ${ask}`)],
    ),
    ...table.rows.flatMap((each) =>
      each === row
        ? []
        : [
            slip(
              each.right,
              "another-entry",
              "Another entry, which is right",
              `That entry is right for ${each.name}. Which other entry does not fit its layer?`,
            ),
          ],
    ),
  ];
}

/** Other ways, told by the numbers that they would have given. */
function otherWays({ row, made }: Drawn): readonly Slip<readonly string[]>[] {
  return tellingSlips(row).flatMap(({ id, value, name, how }) =>
    value === made.value
      ? []
      : [
          slip(
            [how],
            id,
            name,
            `Then the entry for ${row.name} would be ${thousands(value)}. Is that what is printed?`,
          ),
        ],
  );
}

function answer(drawn: Drawn, level: Level): AnswerPlan {
  const { table, row, made } = drawn;
  const praise = [`For ${row.name}, ${made.how}.`];
  switch (level) {
    case 1:
      return {
        kind: "text",
        right: [row.name],
        slips: doubts(drawn),
        praise,
        order: table.rows.map(({ name }) => name),
      };
    case 2:
      return { kind: "number", right: row.right, slips: wrongNumbers(drawn), unit: table.unit, praise };
    case 3:
      return {
        kind: "text",
        right: [made.how],
        slips: otherWays(drawn),
        praise: [`That gives what is printed for ${row.name}.`],
      };
  }
}

function figureOf({ table, row, made }: Drawn): NumbersFigure {
  const entry = (each: Row): Written => (each === row ? { printed: made.value, counted: row.right } : each.right);
  const grid = {
    name: table.heading,
    sides: table.rows.map(({ name, told }) => `${name}, ${told}`),
    rows: table.rows.map((each) => [entry(each)]),
  };
  return { kind: "numbers", grids: [grid], notes: table.given };
}

const ASKS: Readonly<Record<Level, string>> = {
  1: "Which?",
  2: "What should it be?",
  3: "Find it. How did it come about?",
};

function solutionOf({ table, row, made }: Drawn): Solution {
  return {
    steps: [
      [`The entry for ${row.name} does not fit its layer; the others are correct.`],
      ...row.steps(),
      [`The printed number, ${thousands(made.value)}, comes about if ${made.how}.`],
    ],
    without: [table.without],
    check: row.check(),
  };
}

/** Tables of drawn networks, right but for one entry. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer,
  text: (drawn, level) => {
    const { table } = drawn;
    return {
      prompt: [`${table.says} One entry is wrong. ${ASKS[level]}`],
      figure: figureOf(drawn),
      hints: [[table.hint], ["Work out each row from its input, and compare. Only one of them differs."]],
      solution: solutionOf(drawn),
      lab: table.network,
    };
  },
});
