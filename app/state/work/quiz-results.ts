/** Saves the results of the quizzes to a file of their own, for a teacher or a spreadsheet, and reads them back. */
import { readResults, type ResultRow, writeResultsCsv, writeResultsJson } from "#formats/results-file.ts";
import { thousands } from "#nn/format.ts";
import { type QuizRecord, recordOfResults } from "#quiz/mastery.ts";
import { mergeResults, type Result } from "#quiz/results.ts";
import type { Merged, Records } from "../persist/shared-records.ts";
import { useQuizProgress } from "../stores/quiz-progress.ts";

/** The titles of the quizzes, by their names. */
export type Titles = ReadonlyMap<string, string>;

/** The results in the order in which the questions were answered. */
export function rowsOf(records: Records<QuizRecord>): readonly ResultRow[] {
  const rows = Object.entries(records).flatMap(([quiz, { results }]) => results.map((result) => ({ quiz, ...result })));
  return rows.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** Results by quiz, each question once. */
function byQuiz(rows: readonly ResultRow[]): Records<QuizRecord> {
  const results = new Map<string, readonly Result[]>();
  for (const { quiz, ...result } of rows) results.set(quiz, mergeResults(results.get(quiz) ?? [], [result]));
  return Object.fromEntries([...results].map(([quiz, each]) => [quiz, recordOfResults(each)]));
}

/** A file of the student's results, written at a time in ms since 1970. */
export function saveResults(
  form: "csv" | "json",
  titles: Titles,
  now: number,
): { readonly file: Blob; readonly name: string } {
  const rows = rowsOf(useQuizProgress.getState().records);
  const isJson = form === "json";
  const text = isJson ? writeResultsJson(rows, now) : writeResultsCsv(rows, (quiz) => titles.get(quiz) ?? quiz);
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    file: new Blob([text], { type: isJson ? "application/json" : "text/csv" }),
    name: `receptive-results-${day}.${form}`,
  };
}

/** The result of adding the results in a file. */
export type BroughtResults =
  | { readonly ok: true; readonly text: string; readonly undo: (() => void) | null }
  | { readonly ok: false; readonly message: string };

const counted = (count: number, one: string, many: string): string => `${thousands(count)} ${count === 1 ? one : many}`;

/** Adds the results in a file's text; a question that is already here is not counted again. Never throws. */
export function bringResults(
  text: string,
  titles: Titles,
  merge: (records: Records<QuizRecord>) => Merged = useQuizProgress.getState().merge,
): BroughtResults {
  const read = readResults(text);
  if (!read.ok) return { ok: false, message: `${read.message} Nothing here was changed.` };
  const known = read.rows.filter(({ quiz }) => titles.has(quiz));
  const left = read.rows.length - known.length;
  const { changed, undo } = merge(byQuiz(known));
  const first =
    changed > 0
      ? `Added results in ${counted(changed, "quiz", "quizzes")}. Questions that were already here are counted once.`
      : "All results in this file are already here.";
  const rest =
    left > 0
      ? ` ${counted(left, "result is from a quiz", "results are from quizzes")} that this app does not have, and ${left === 1 ? "was" : "were"} left out.`
      : "";
  return { ok: true, text: `${first}${rest}`, undo: changed > 0 ? undo : null };
}
