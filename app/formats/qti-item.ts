/**
 * One question as an item of QTI 2.1 (IMS Question and Test Interoperability, 2012): the response is scored 1 or 0, and
 * feedback is modal, for the right answer, each known wrong one and any other. Formulas are MathML. Hints and the worked
 * solution are in a block for teachers; a student sees the solution after a right answer.
 */
import { amount } from "#nn/format.ts";
import { type Answer, type Misconception, type Question, type RichText } from "#quiz/question.ts";
import { decimal, unaided } from "./exported.ts";
import { mathMl } from "./formula-text.ts";
import { inline, misconceptionXhtml, paragraph, questionXhtml, solutionXhtml } from "./question-xhtml.ts";
import { escapeXml, XML_START, xml } from "./xml.ts";

const QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1";

/** Attributes of the outermost element of a file. */
export const QTI_ROOT = {
  xmlns: QTI,
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": `${QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd`,
} as const;

const RESPONSE = { identifier: "RESPONSE" } as const;
const RIGHT = "right";
const OTHERWISE = "otherwise";
const SOLUTION = "worked-solution";
/** Largest integer in QTI, which has 32-bit integers. */
const LARGEST = 2 ** 31 - 1;

type BaseType = "identifier" | "integer" | "float";

/** A group of answers that get the same feedback, and how they are recognised. */
interface Case {
  readonly feedback: string;
  readonly title: string | null;
  readonly says: string;
  /** Expressions; any of them may hold. */
  readonly tests: readonly [string, ...string[]];
}

/** How an answer is given, and how each is recognised. */
interface Response {
  readonly cardinality: "single" | "multiple";
  readonly baseType: BaseType;
  readonly correct: readonly string[];
  readonly interaction: string;
  /** The right one first. */
  readonly cases: readonly [Case, ...Case[]];
  /** Feedback on any other answer; null where there is no other. */
  readonly otherwise: RichText | null;
}

const say = (text: RichText): string => paragraph(text, mathMl);
const base = (baseType: BaseType, value: string): string => xml("baseValue", { baseType }, escapeXml(value));
const given = xml("variable", RESPONSE);
const correctly = xml("match", {}, given, xml("correct", RESPONSE));

/** Merged misconceptions join their ids by `+`, which QTI does not allow. `index`: two answers may share a misconception. */
const feedbackId = (id: string, index: number): string => `slip-${index + 1}.${id.replaceAll("+", ".")}`;

function right(feedback: RichText, test = correctly, ...also: readonly string[]): Case {
  return { feedback: RIGHT, title: null, says: say(feedback), tests: [test, ...also] };
}

function slip({ id, name, feedback }: Misconception, index: number, test: string): Case {
  const says = misconceptionXhtml({ id, name, feedback }, mathMl);
  return { feedback: feedbackId(id, index), title: name, says, tests: [test] };
}

function choices(options: readonly { readonly id: string; readonly text: RichText }[], most: number): string {
  return xml(
    "choiceInteraction",
    { responseIdentifier: RESPONSE.identifier, shuffle: false, maxChoices: most },
    ...options.map(({ id, text }) => xml("simpleChoice", { identifier: id }, inline(text, mathMl))),
  );
}

const chosen = (id: string): string => xml("match", {}, given, base("identifier", id));
const ticked = (ids: readonly string[]): string =>
  xml("match", {}, given, xml("multiple", {}, ...ids.map((id) => base("identifier", id))));

function entry(unit: string | undefined): string {
  const field = xml("textEntryInteraction", { responseIdentifier: RESPONSE.identifier, expectedLength: 15 });
  return xml("p", {}, "Answer: ", field, unit ? ` ${escapeXml(unit)}` : "");
}

function responseOf(answer: Answer): Response {
  switch (answer.kind) {
    case "choice": {
      const rights = answer.options.flatMap((option) => (option.correct ? [option] : []));
      const slips = answer.options.flatMap((option, i) =>
        option.correct ? [] : [slip(option.misconception, i, chosen(option.id))],
      );
      return {
        cardinality: "single",
        baseType: "identifier",
        correct: rights.map(({ id }) => id),
        interaction: choices(answer.options, 1),
        cases: [right(rights[0]?.feedback ?? []), ...slips],
        otherwise: null,
      };
    }
    case "set":
      return {
        cardinality: "multiple",
        baseType: "identifier",
        correct: answer.options.filter((option) => option.correct).map(({ id }) => id),
        interaction: choices(answer.options, 0),
        cases: [
          right(answer.feedback),
          ...answer.near.map(({ key, misconception }, i) => slip(misconception, i, ticked(key.split(",")))),
        ],
        otherwise: answer.otherwise,
      };
    case "number": {
      const { correct, also = [], near } = answer;
      const all = [correct, ...also, ...near.map(({ value }) => value)];
      const isWhole = answer.whole && all.every((value) => Number.isInteger(value) && Math.abs(value) <= LARGEST);
      const baseType = isWhole ? "integer" : "float";
      const equal = (value: number): string =>
        xml("equal", { toleranceMode: "exact" }, given, base(baseType, decimal(value)));
      return {
        cardinality: "single",
        baseType,
        correct: [decimal(correct)],
        interaction: entry(answer.unit),
        cases: [
          right(answer.feedback, equal(correct), ...also.map(equal)),
          ...near.map(({ value, misconception }, i) => slip(misconception, i, equal(value))),
        ],
        otherwise: answer.otherwise,
      };
    }
  }
}

const set = (identifier: string, value: string): string => xml("setOutcomeValue", { identifier }, value);
const anyOf = (tests: Case["tests"]): string => (tests.length === 1 ? tests[0] : xml("or", {}, ...tests));

/** No feedback on a missing answer; otherwise that of the first case that matches. */
function processing({ cases: [first, ...others], otherwise }: Response): string {
  const tell = (feedback: string): string => set("FEEDBACK", base("identifier", feedback));
  const score = (value: number): string => set("SCORE", base("float", String(value)));
  return xml(
    "responseProcessing",
    {},
    xml(
      "responseCondition",
      {},
      xml("responseIf", {}, xml("isNull", {}, given), score(0)),
      xml(
        "responseElseIf",
        {},
        anyOf(first.tests),
        score(1),
        tell(first.feedback),
        set("SOLUTION", base("identifier", SOLUTION)),
      ),
      ...others.map(({ tests, feedback }) => xml("responseElseIf", {}, anyOf(tests), score(0), tell(feedback))),
      xml("responseElse", {}, score(0), ...(otherwise === null ? [] : [tell(OTHERWISE)])),
    ),
  );
}

function outcome(identifier: string, baseType: BaseType, initial: string | null): string {
  const value = initial === null ? [] : [xml("defaultValue", {}, xml("value", {}, initial))];
  return xml("outcomeDeclaration", { identifier, cardinality: "single", baseType }, ...value);
}

function modal(outcomeIdentifier: string, identifier: string, title: string | null, content: string): string {
  const named = title === null ? {} : { title };
  return xml("modalFeedback", { outcomeIdentifier, identifier, showHide: "show", ...named }, content);
}

/** Hints and solution, for those who set and mark the test. */
function forTeachers({ hints, solution }: Question, answer: string): string {
  const lines = hints.map((hint, i) => say([`Hint ${i + 1}: `, ...hint]));
  const block = [
    ...lines,
    ...(answer === "" ? [] : [say([`Answer: ${answer}.`])]),
    solutionXhtml({ solution }, mathMl),
  ];
  return xml("rubricBlock", { view: "author scorer tutor" }, xml("div", {}, ...block));
}

function typedAnswer({ answer }: Question): string {
  return answer.kind === "number" ? [answer.correct, ...(answer.also ?? [])].map(amount).join(" or ") : "";
}

/** A question as a file of a QTI 2.1 package. `identifier`: its name in the package. */
export function qtiItem(question: Question, identifier: string, title: string): string {
  const response = responseOf(question.answer);
  const { cardinality, baseType, correct, interaction, cases, otherwise } = response;
  return `${XML_START}${xml(
    "assessmentItem",
    { ...QTI_ROOT, identifier, title, adaptive: false, timeDependent: false, "xml:lang": "en" },
    xml(
      "responseDeclaration",
      { ...RESPONSE, cardinality, baseType },
      xml("correctResponse", {}, ...correct.map((value) => xml("value", {}, escapeXml(value)))),
    ),
    outcome("SCORE", "float", "0"),
    outcome("MAXSCORE", "float", "1"),
    outcome("FEEDBACK", "identifier", null),
    outcome("SOLUTION", "identifier", null),
    xml("itemBody", {}, forTeachers(question, typedAnswer(question)), questionXhtml(question, mathMl), interaction),
    processing(response),
    ...cases.map(({ feedback, title: name, says }) => modal("FEEDBACK", feedback, name, says)),
    ...(otherwise === null ? [] : [modal("FEEDBACK", OTHERWISE, null, say(unaided(otherwise)))]),
    modal("SOLUTION", SOLUTION, "Worked solution", solutionXhtml(question, mathMl)),
  )}\n`;
}
