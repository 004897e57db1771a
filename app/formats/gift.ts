/**
 * Questions in the GIFT format (docs.moodle.org, "GIFT format"): plain text with feedback for each known wrong answer and
 * the worked solution at the end. GIFT has no hints, and no tables: drawings are in words, formulas in one line.
 */
import { figureText } from "#quiz/figure-text.ts";
import type { ChoiceAnswer, Misconception, NumberAnswer, Question, RichText, SetAnswer } from "#quiz/question.ts";
import type { SetQuestion } from "#quiz/set.ts";
import { decimal, type ExportedSet, questionId, questionName, shareOf, titleOf, unaided } from "./exported.ts";
import { formulaText } from "./formula-text.ts";
import { sourceLine, unitLine } from "./question-xhtml.ts";

/** Text with formulas written out, in one line. */
export function plainText(text: RichText): string {
  const whole = text.map((part) => (typeof part === "string" ? part : formulaText(part))).join("");
  return whole.replaceAll(/\s+/gu, " ").trim();
}

/** Escapes characters that are special in GIFT; `->` would turn the question into a matching question. */
function escaped(text: string): string {
  return text.replaceAll("->", "→").replaceAll(/[\\~=#{}:]/g, (sign) => `\\${sign}`);
}

const NEW_LINE = "\\n";
const lines = (texts: readonly string[]): string => texts.map(escaped).join(NEW_LINE);
const said = (text: RichText): string => escaped(plainText(text));
const named = ({ name, feedback }: Misconception): string => escaped(`${name}. ${plainText(feedback)}`);

function choiceLines({ options }: ChoiceAnswer): readonly string[] {
  return options.map((option) =>
    option.correct
      ? `=${said(option.text)}#${said(option.feedback)}`
      : `~${said(option.text)}#${named(option.misconception)}`,
  );
}

function setLines({ options }: SetAnswer): readonly string[] {
  const rights = options.filter(({ correct }) => correct).length;
  return options.map(({ text, correct }) => `~%${shareOf(correct, rights)}%${said(text)}`);
}

function numberLines({ correct, also = [], near, feedback, otherwise }: NumberAnswer): readonly string[] {
  return [
    ...[correct, ...also].map((right) => `=${decimal(right)}:0#${said(feedback)}`),
    ...near.map((miss) => `=%0%${decimal(miss.value)}:0#${named(miss.misconception)}`),
    `~#${said(unaided(otherwise))}`,
  ];
}

function answerLines({ answer }: Question): readonly string[] {
  if (answer.kind === "number") return numberLines(answer);
  return answer.kind === "set" ? setLines(answer) : choiceLines(answer);
}

function questionGift(asked: SetQuestion, index: number, count: number): string {
  const { question, family, level } = asked;
  const { prompt, figure, answer, solution } = question;
  const [unit, source] = [unitLine(question), sourceLine(question)];
  const stem = [
    plainText(prompt),
    ...(figure ? [figureText(figure, false)] : []),
    ...(source === null ? [] : [source]),
    ...(unit === null ? [] : [unit]),
    ...(answer.kind === "set" ? ["Several answers can be right."] : []),
  ];
  return [
    `// [id:${questionId(asked)}] [tag:${family}] [tag:level ${level}]`,
    `::${escaped(questionName(asked, index, count))}::[plain]${lines(stem)}{${answer.kind === "number" ? "#" : ""}`,
    ...answerLines(question),
    `####${lines(solution.map(plainText))}`,
    "}",
  ].join("\n");
}

/** A set as a GIFT file. */
export function gift(set: ExportedSet): string {
  const { questions } = set;
  const category = `$CATEGORY: $course$/top/${titleOf(set).replaceAll("/", "//").replaceAll(/\s+/gu, " ")}`;
  return `${[category, ...questions.map((each, i) => questionGift(each, i, questions.length))].join("\n\n")}\n`;
}
