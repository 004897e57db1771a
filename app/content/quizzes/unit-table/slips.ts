/** What students read out of such a table by mistake, commonest first. */
import type { RichText } from "#quiz/question.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { columnsOf, type Drawn, isDead, SAMPLES, unitName, UNITS, zerosIn } from "./table.ts";

type Slips = readonly Slip<number>[];

export function deadSlips({ rows }: Drawn): Slips {
  const columns = columnsOf(rows);
  return [
    slip(
      columns.filter((values) => zerosIn(values) > 0).length,
      "one-zero-kills",
      "One zero taken for dead",
      "That many units are zero for at least one sample. For how many samples must a unit be silent to be dead?",
    ),
    slip(
      columns.filter((values) => zerosIn(values) >= SAMPLES / 2).length,
      "sparse-is-dead",
      "Sparse taken for dead",
      "That many units are silent for half of the samples or more. Do any of them still fire for a sample?",
    ),
    slip(
      rows.filter(isDead).length,
      "rows-for-columns",
      "Rows read instead of columns",
      "A row of zeros is a sample for which no unit fires. Where in the table do you find one unit?",
    ),
    slip(
      columns.filter((values) => zerosIn(values) >= SAMPLES - 1).length,
      "firing-once-is-dead",
      "A unit that fires once taken for dead",
      "That many units fire for one sample or for none. Does a unit that fires once receive a gradient?",
    ),
    slip(
      zerosIn(rows.flat()),
      "zeros-counted",
      "Zeros counted",
      "That many entries are zero. How many columns hold nothing else?",
    ),
  ];
}

export function shareSlips({ rows }: Drawn): Slips {
  const columns = columnsOf(rows);
  const zeros = zerosIn(rows.flat());
  const dead = columns.filter(isDead).length;
  return [
    slip(
      (100 * dead) / UNITS,
      "dead-for-sparse",
      "Share of dead units",
      "That is the share of units that never fire. How many zeros do the other units have?",
    ),
    slip(
      100 - (100 * zeros) / (SAMPLES * UNITS),
      "share-of-others",
      "Share of the entries above zero",
      "That is the share of entries above zero. What is left?",
    ),
    slip(zeros, "zeros-counted", "Zeros counted", "That many entries are zero, out of how many?"),
    slip(
      (100 * columns.filter((values) => zerosIn(values) > 0).length) / UNITS,
      "units-with-zeros",
      "Share of units with a zero",
      "That is the share of units that are silent for some sample. The question is about entries: how many are there?",
    ),
    slip(
      (100 * (zeros - SAMPLES * dead)) / (SAMPLES * UNITS),
      "dead-left-out",
      "The dead unit left out",
      "You left out the zeros of the dead unit. Are they entries of the table?",
    ),
    slip(
      (100 * zeros) / (SAMPLES * (UNITS - 1)),
      "one-column-short",
      "One column short",
      "That would be right with one unit fewer. How many entries does the table have?",
    ),
  ];
}

export function unitShareSlips({ rows, unit }: Drawn): Slips {
  const values = columnsOf(rows)[unit] ?? [];
  return [
    slip(
      100 - (100 * zerosIn(values)) / SAMPLES,
      "share-of-others",
      "Share of the samples for which it fires",
      "It fires for that share of the samples. What is left?",
    ),
    slip(
      (100 * zerosIn(rows.flat())) / (SAMPLES * UNITS),
      "whole-table",
      "The whole table read",
      "That is the share of zeros among all units. Which entries belong to this one?",
    ),
    slip(zerosIn(values), "zeros-counted", "Zeros counted", "It is silent for that many samples, out of how many?"),
    slip(
      (100 * zerosIn(values)) / UNITS,
      "rows-for-columns",
      "Divided by the number of units",
      "You divided the zeros of the column by the length of a row. How long is a column?",
    ),
    slip(
      (100 * zerosIn(values)) / (SAMPLES * UNITS),
      "share-of-table",
      "Share of the whole table",
      "You divided the zeros of one unit by the number of all entries. How many of these belong to that unit?",
    ),
    slip(
      (100 * zerosIn(rows[unit] ?? [])) / UNITS,
      "row-read",
      "A row read instead of the column",
      "That is the share of silent units for one sample. Where are the activations of one unit?",
    ),
  ];
}

export function entryText([sample, unit]: readonly [number, number]): string {
  return `sample ${sample + 1}, unit ${unitName(unit)}`;
}

export function reviveSlips({ rows, entries }: Drawn): readonly Slip<RichText>[] {
  const [, ...others] = entries;
  const columns = columnsOf(rows);
  const ordered = others.toSorted(([, a], [, b]) => zerosIn(columns[b] ?? []) - zerosIn(columns[a] ?? []));
  return ordered.map((entry) => {
    const [sample, unit] = entry;
    const zeros = zerosIn(columns[unit] ?? []);
    if (zeros === SAMPLES - 1) {
      return slip(
        [entryText(entry)],
        `sparse-is-dead-${sample + 1}`,
        "Sparse taken for dead",
        `Unit ${unitName(unit)} is silent most of the time. Is there a sample for which it fires?`,
      );
    }
    return slip(
      [entryText(entry)],
      `one-zero-kills-${unitName(unit).toLowerCase()}${sample + 1}`,
      "One zero taken for dead",
      `Unit ${unitName(unit)} is silent for sample ${sample + 1}. What does it do for the other samples?`,
    );
  });
}
