/**
 * Questions in Moodle's XML format (docs.moodle.org, "Moodle XML format"): multiple choice and numerical, with feedback for
 * each known wrong answer, two hints, and the worked solution as general feedback. Formulas are TeX, which Moodle's MathJax
 * filter sets; drawings are tables or text.
 */
import type { Tex } from "#nn/tex.ts";
import type { ChoiceAnswer, NumberAnswer, Question, RichText, SetAnswer } from "#quiz/question.ts";
import type { SetQuestion } from "#quiz/set.ts";
import { decimal, type ExportedSet, questionId, questionName, shareOf, titleOf } from "./exported.ts";
import { formulaTex } from "./formula-text.ts";
import { inline, misconceptionXhtml, paragraph, questionXhtml, solutionXhtml, unitLine } from "./question-xhtml.ts";
import { escapeXml, XML_START, xml } from "./xml.ts";

/** Share of the mark that each wrong try costs, if the teacher lets Moodle count tries. */
const PENALTY = "0.3333333";

function formula(tex: Tex): string {
  const written = escapeXml(formulaTex(tex));
  return tex.isBlock ? `\\[${written}\\]` : `\\(${written}\\)`;
}

/** HTML inside `<text>`, as text. */
const html = (name: string, content: string, attributes: Readonly<Record<string, string | number>> = {}): string =>
  xml(name, { ...attributes, format: "html" }, xml("text", {}, escapeXml(content)));
const said = (name: string, text: RichText): string => html(name, paragraph(text, formula));
const value = (name: string, text: string | number): string => xml(name, {}, escapeXml(String(text)));

const feedbackOf = (content: string): string => html("feedback", content);

function choiceParts({ options }: ChoiceAnswer): readonly string[] {
  return [
    value("single", "true"),
    value("shuffleanswers", "false"),
    value("answernumbering", "abc"),
    ...options.map((option) =>
      xml(
        "answer",
        { fraction: option.correct ? 100 : 0, format: "html" },
        xml("text", {}, escapeXml(inline(option.text, formula))),
        feedbackOf(
          option.correct ? paragraph(option.feedback, formula) : misconceptionXhtml(option.misconception, formula),
        ),
      ),
    ),
  ];
}

function setParts({ options, feedback, otherwise }: SetAnswer): readonly string[] {
  const rights = options.filter(({ correct }) => correct).length;
  return [
    value("single", "false"),
    value("shuffleanswers", "false"),
    value("answernumbering", "abc"),
    said("correctfeedback", feedback),
    said("partiallycorrectfeedback", otherwise),
    said("incorrectfeedback", otherwise),
    ...options.map(({ text, correct }) =>
      xml(
        "answer",
        { fraction: shareOf(correct, rights), format: "html" },
        xml("text", {}, escapeXml(inline(text, formula))),
        feedbackOf(""),
      ),
    ),
  ];
}

function numberParts({ correct, also = [], near, feedback, otherwise }: NumberAnswer): readonly string[] {
  const answer = (fraction: number, text: string, content: string): string =>
    xml(
      "answer",
      { fraction, format: "moodle_auto_format" },
      value("text", text),
      feedbackOf(content),
      value("tolerance", 0),
    );
  return [
    ...[correct, ...also].map((right) => answer(100, decimal(right), paragraph(feedback, formula))),
    ...near.map((miss) => answer(0, decimal(miss.value), misconceptionXhtml(miss.misconception, formula))),
    // The first answer that fits is taken; this one fits whatever is left.
    answer(0, "*", paragraph(otherwise, formula)),
    value("unitgradingtype", 0),
    value("unitpenalty", "0.1"),
    value("showunits", 3),
    value("unitsleft", 0),
  ];
}

function partsOf({ answer }: Question): readonly string[] {
  if (answer.kind === "number") return numberParts(answer);
  return answer.kind === "set" ? setParts(answer) : choiceParts(answer);
}

function questionXml(asked: SetQuestion, index: number, count: number): string {
  const { question, family, level } = asked;
  const unit = unitLine(question);
  const prompt = questionXhtml(question, formula) + (unit === null ? "" : paragraph([unit], formula));
  return xml(
    "question",
    { type: question.answer.kind === "number" ? "numerical" : "multichoice" },
    xml("name", {}, value("text", questionName(asked, index, count))),
    html("questiontext", prompt),
    html("generalfeedback", solutionXhtml(question, formula)),
    value("defaultgrade", "1.0"),
    value("penalty", PENALTY),
    value("hidden", 0),
    value("idnumber", questionId(asked)),
    ...partsOf(question),
    ...question.hints.map((hint) => said("hint", hint)),
    xml("tags", {}, ...[family, `level ${level}`].map((tag) => xml("tag", {}, value("text", tag)))),
  );
}

/** A set as a file for Moodle's question bank, in a category of its own. */
export function moodleXml(set: ExportedSet): string {
  // A single slash would begin a category within the category.
  const category = `$course$/top/${titleOf(set).replaceAll("/", "//")}`;
  const { questions } = set;
  return `${XML_START}${xml(
    "quiz",
    {},
    "\n",
    xml(
      "question",
      { type: "category" },
      xml("category", {}, value("text", category)),
      xml("info", { format: "html" }, xml("text", {}, "")),
    ),
    "\n",
    ...questions.map((each, i) => `${questionXml(each, i, questions.length)}\n`),
  )}\n`;
}
