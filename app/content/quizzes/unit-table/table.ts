/** Tables of activations after a ReLU: a row for each sample, a column for each unit. */
import { permutation, type Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";

export const SAMPLES = 4;
export const UNITS = 5;
const NAMES = "ABCDE";

export type Asked = "dead-units" | "zero-share" | "zero-share-of-unit" | "revive";

export interface Drawn {
  readonly asked: Asked;
  /** Activations by samples. */
  readonly rows: readonly (readonly number[])[];
  /** The unit that is asked about, where it is one. */
  readonly unit: number;
  /** Entries to choose from, where one has to change: samples and units. */
  readonly entries: readonly (readonly [sample: number, unit: number])[];
}

/** The activations of each unit, over all samples. */
export function columnsOf(rows: Drawn["rows"]): readonly (readonly number[])[] {
  return Array.from({ length: UNITS }, (_, unit) => rows.map((row) => row[unit] ?? 0));
}

export const zerosIn = (values: readonly number[]): number => values.filter((value) => value === 0).length;

export const isDead = (values: readonly number[]): boolean => values.every((value) => value === 0);

export function unitName(unit: number): string {
  return NAMES.charAt(unit);
}

/** A column with so many values above zero, anywhere. */
function column(active: number, random: Random): readonly number[] {
  const places = [...permutation(SAMPLES, random)].slice(0, active);
  return Array.from({ length: SAMPLES }, (_, sample) => (places.includes(sample) ? between(1, 9, random) : 0));
}

/** Dead units, one that fires once, and others that fire more or less often, in any order. */
function drawRows(dead: number, random: Random): Drawn["rows"] {
  const rest = UNITS - dead - 1;
  const active = [
    ...Array.from({ length: dead }, () => 0),
    1,
    ...Array.from({ length: rest }, () => between(2, SAMPLES, random)),
  ];
  const columns = [...permutation(UNITS, random)].map((unit) => column(active[unit] ?? 0, random));
  return Array.from({ length: SAMPLES }, (_, sample) => columns.map((values) => values[sample] ?? 0));
}

export function draw(level: Level, random: Random): Drawn | null {
  const dead = level === 1 ? pick([1, 2], random) : 1;
  const rows = drawRows(dead, random);
  const columns = columnsOf(rows);
  if (level === 1) return { asked: "dead-units", rows, unit: 0, entries: [] };
  if (level === 2) {
    if (random.next() < 0.6) return { asked: "zero-share", rows, unit: 0, entries: [] };
    const unit = random.integer(UNITS);
    return isDead(columns[unit] ?? []) ? null : { asked: "zero-share-of-unit", rows, unit, entries: [] };
  }
  // Zeros, all of them: of the dead unit two, and two of units that fire elsewhere.
  const unit = columns.findIndex(isDead);
  const samples = [...permutation(SAMPLES, random)];
  const zeros = rows.flatMap((row, sample) =>
    row.flatMap((value, other) => (value === 0 && other !== unit ? [[sample, other] as const] : [])),
  );
  const others = [...permutation(zeros.length, random)].slice(0, 3).flatMap((i) => {
    const zero = zeros[i];
    return zero ? [zero] : [];
  });
  if (others.length < 3) return null;
  const entries = [[samples[0] ?? 0, unit] as const, ...others];
  return { asked: "revive", rows, unit, entries };
}

export function correctOf({ asked, rows, unit }: Drawn): number {
  const columns = columnsOf(rows);
  switch (asked) {
    case "dead-units":
      return columns.filter(isDead).length;
    case "zero-share":
      return (100 * zerosIn(rows.flat())) / (SAMPLES * UNITS);
    case "zero-share-of-unit":
      return (100 * zerosIn(columns[unit] ?? [])) / SAMPLES;
    case "revive":
      return unit;
  }
}
