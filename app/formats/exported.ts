/** What all formats for other systems have in common: names of questions, numbers, shares of the mark. */
import { UNFORESEEN, UNFORESEEN_UNAIDED } from "#quiz/answers.ts";
import { LEVELS } from "#quiz/family.ts";
import { plain } from "#quiz/plain.ts";
import type { RichText } from "#quiz/question.ts";
import type { SetQuestion } from "#quiz/set.ts";

/** The questions of a set, for export to another system. */
export interface ExportedSet {
  readonly title: string;
  readonly questions: readonly SetQuestion[];
}

/** The title, or a default one. */
export function titleOf({ title }: ExportedSet): string {
  return title.trim() === "" ? "Questions on convolutional networks" : title.trim();
}

/** Names that sort in the order of the set: `03 Parameters of a conv layer (level 2)`. */
export function questionName({ title, level }: SetQuestion, index: number, count: number): string {
  const place = String(index + 1).padStart(Math.max(2, String(count).length), "0");
  return `${place} ${title} (level ${level} of ${LEVELS.length})`;
}

/** The question's own name, the same in every set: `conv-parameters-2-17`. */
export function questionId({ family, level, seed }: SetQuestion): string {
  return `${family}-${level}-${seed}`;
}

const DECIMALS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 15, useGrouping: false });

/** A number as machines read it, without exponents: `-12.25`. */
export function decimal(value: number): string {
  return DECIMALS.format(value);
}

/**
 * Share of the mark, in percent, of one answer where several can be right, with the five decimals that Moodle accepts. A
 * wrong one takes the whole mark away, so that ticking everything earns nothing.
 */
export function shareOf(isRight: boolean, rights: number): number {
  return isRight ? Number((100 / rights).toFixed(5)) : -100;
}

/** Feedback on an unforeseen answer, for formats that have no hints. */
export function unaided(otherwise: RichText): RichText {
  return plain(otherwise) === plain(UNFORESEEN) ? UNFORESEEN_UNAIDED : otherwise;
}
