/** Tables of layers with one wrong entry: what the rows say, and the slips that make other numbers of them. */
import type { Architecture } from "#nn/types.ts";
import type { RichText } from "#quiz/question.ts";

/** A slip that gives a row another number. */
export interface RowSlip {
  readonly id: string;
  /** `A filter one channel deep` */
  readonly name: string;
  readonly value: number;
  /** How the number comes about, as an answer: `each filter was taken to be one channel deep`. */
  readonly how: string;
  /** What the number would be right for, and the next question. */
  readonly fits: string;
  readonly ask: string;
}

/** A row: a layer, and what is counted of it. */
export interface Row {
  /** `conv1` */
  readonly name: string;
  /** Its settings in words. */
  readonly told: string;
  readonly right: number;
  /** Commonest first. */
  readonly slips: readonly RowSlip[];
  /** From the rule to the right number; the last formula ends in it. */
  readonly steps: () => readonly RichText[];
  readonly check: () => RichText;
}

/** A table of one quantity. */
export interface Table {
  /** What stands in it: `parameters`. */
  readonly heading: string;
  readonly unit: string;
  /** A sentence on what the table is about. */
  readonly says: string;
  /** What else a reader has to know, a line each. */
  readonly given: readonly string[];
  readonly rows: readonly Row[];
  readonly hint: string;
  readonly without: string;
  readonly network: Architecture;
}

/** A slip of a row, in one piece. */
export function rowSlip(id: string, value: number, name: string, how: string, fits: string, ask: string): RowSlip {
  return { id, value, name, how, fits, ask };
}

/** The slips of a row that give whole numbers above zero, none of them right, and each its own. */
export function tellingSlips({ right, slips }: Row): readonly RowSlip[] {
  const possible = slips.filter(({ value }) => Number.isInteger(value) && value > 0 && value !== right);
  return possible.filter((each, i) => possible.findIndex(({ value }) => value === each.value) === i);
}
