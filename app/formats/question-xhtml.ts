/** Questions as XHTML for other systems, each of which sets formulas in its own way. */
import type { Tex } from "#nn/tex.ts";
import type { Figure, LayerStackFigure, NumberGrid, NumbersFigure } from "#quiz/figure.ts";
import { figureText, markLines, notesOf, shown } from "#quiz/figure-text.ts";
import { type Misconception, type Question, type RichText, sourceText } from "#quiz/question.ts";
import { escapeXml, xml } from "./xml.ts";

/** Writes a formula for one system. */
export type WriteFormula = (formula: Tex) => string;

/** Text with formulas, for use inside a paragraph. */
export function inline(text: RichText, formula: WriteFormula): string {
  return text.map((part) => (typeof part === "string" ? escapeXml(part) : formula(part))).join("");
}

/** Text with formulas as a paragraph. */
export function paragraph(text: RichText, formula: WriteFormula): string {
  return xml("p", {}, inline(text, formula));
}

/** The name of a misconception as a heading, then what it says. */
export function misconceptionXhtml({ name, feedback }: Misconception, formula: WriteFormula): string {
  return xml("p", {}, xml("strong", {}, `${escapeXml(name)}.`), " ", inline(feedback, formula));
}

const cell = (text: string): string => xml("td", {}, escapeXml(text));
const heading = (text: string): string => xml("th", {}, escapeXml(text));

function gridTable({ name, rows, columns, sides, marks = [] }: NumberGrid): string {
  const head = columns ? [xml("tr", {}, ...(sides ? [heading("")] : []), ...columns.map(heading))] : [];
  const body = rows.map((row, i) =>
    xml(
      "tr",
      {},
      ...(sides ? [heading(sides[i] ?? "")] : []),
      ...row.map((each) => cell(each === null ? "" : shown(each, false))),
    ),
  );
  const table = xml("table", {}, xml("caption", {}, escapeXml(name)), xml("tbody", {}, ...head, ...body));
  return [table, ...markLines(marks).map((line) => xml("p", {}, escapeXml(line)))].join("");
}

const gridTables = ({ grids }: NumbersFigure): readonly string[] => grids.map(gridTable);

function stackTable({ rows }: LayerStackFigure): string {
  const lines = rows.map(({ label, shape, note }) =>
    xml("tr", {}, ...[label, shape, note].map((each) => cell(each === undefined ? "" : shown(each, false)))),
  );
  return xml("table", {}, xml("tbody", {}, ...lines));
}

/** The drawing of a question: as tables if it consists of rows, otherwise in words. What is asked is left open. */
function figureXhtml(figure: Figure): string {
  const notes = notesOf(figure, false).map((note) => xml("p", {}, escapeXml(`${note}.`)));
  if (figure.kind === "numbers") return [...gridTables(figure), ...notes].join("");
  if (figure.kind === "layer-stack") return [stackTable(figure), ...notes].join("");
  return xml("p", {}, escapeXml(figureText(figure, false)));
}

/** The unit of a typed answer, in a sentence; null for other answers. */
export function unitLine({ answer }: Question): string | null {
  return answer.kind === "number" && answer.unit ? `Unit of the answer: ${answer.unit}.` : null;
}

/** The source that the question quotes, in a sentence; null if it quotes nothing. */
export function sourceLine({ source }: Question): string | null {
  return source ? `Source: ${sourceText(source)}.` : null;
}

/** The question with its drawing and its source. */
export function questionXhtml(question: Question, formula: WriteFormula): string {
  const { prompt, figure } = question;
  const source = sourceLine(question);
  const drawn = figure ? figureXhtml(figure) : "";
  return paragraph(prompt, formula) + drawn + (source === null ? "" : paragraph([source], formula));
}

/** The worked solution, a paragraph for each step. */
export function solutionXhtml({ solution }: Pick<Question, "solution">, formula: WriteFormula): string {
  return solution.map((step) => paragraph(step, formula)).join("");
}
