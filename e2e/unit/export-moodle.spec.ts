import { expect, test } from "@playwright/test";
import { type ExportedSet, questionName } from "#formats/exported.ts";
import { formulaTex } from "#formats/formula-text.ts";
import { moodleXml } from "#formats/moodle-xml.ts";
import { type Answer, type RichText, sourceText } from "#quiz/question.ts";
import { awkward, everything } from "../fixtures/unit/quiz/exported.ts";
import { all, at, problemsOf, readXml, textOf, treesOf, type XmlElement } from "../fixtures/unit/read-xml.ts";

/* What is written is read and validated by libxml2, and must mean what the question says. */

const SCHEMA = "moodle-question";

async function read(set: ExportedSet): Promise<readonly XmlElement[]> {
  const [quiz] = await readXml([moodleXml(set)], SCHEMA);
  if (!quiz) throw new Error("nothing was read");
  const [category, ...questions] = all(quiz, "question");
  expect(category?.attributes["type"]).toBe("category");
  return questions;
}

/** The text of HTML that is well-formed XML, as ours is. */
const htmlText = (html: string): string => treesOf(`<div>${html}</div>`).map(textOf).join("");

/** What a text must look like where TeX is set. */
const written = (text: RichText): string =>
  text
    .map((part) => {
      if (typeof part === "string") return part;
      return part.isBlock ? `\\[${formulaTex(part)}\\]` : `\\(${formulaTex(part)}\\)`;
    })
    .join("");

interface Read {
  readonly text: string;
  readonly fraction: number;
  readonly feedback: string;
}

function answersOf(question: XmlElement): readonly Read[] {
  const isHtml = question.attributes["type"] === "multichoice";
  return all(question, "answer").map((answer) => {
    const text = textOf(at(answer, "text"));
    return {
      text: isHtml ? htmlText(text) : text,
      fraction: Number(answer.attributes["fraction"]),
      feedback: htmlText(textOf(at(answer, "feedback", "text"))),
    };
  });
}

function expected(answer: Answer): readonly Partial<Read>[] {
  const slip = ({ name, feedback }: { readonly name: string; readonly feedback: RichText }): string =>
    `${name}. ${written(feedback)}`;
  if (answer.kind === "choice") {
    return answer.options.map((option) => ({
      text: written(option.text),
      fraction: option.correct ? 100 : 0,
      feedback: option.correct ? written(option.feedback) : slip(option.misconception),
    }));
  }
  if (answer.kind === "set") {
    const rights = answer.options.filter(({ correct }) => correct).length;
    const share = Math.round(1e7 / rights) / 1e5;
    return answer.options.map(({ text, correct }) => ({
      text: written(text),
      fraction: correct ? share : -100,
      feedback: "",
    }));
  }
  const plain = (value: number): string =>
    value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 12 });
  return [
    ...[answer.correct, ...(answer.also ?? [])].map((value) => ({
      text: plain(value),
      fraction: 100,
      feedback: written(answer.feedback),
    })),
    ...answer.near.map(({ value, misconception }) => ({
      text: plain(value),
      fraction: 0,
      feedback: slip(misconception),
    })),
    { text: "*", fraction: 0, feedback: written(answer.otherwise) },
  ];
}

for (const [name, set] of Object.entries({ "every family and level": everything, "texts full of signs": awkward })) {
  test(`Moodle XML: ${name} is valid, with the right answers right and feedback for each wrong one`, async () => {
    const questions = await read(set);
    expect(questions).toHaveLength(set.questions.length);
    for (const [i, asked] of set.questions.entries()) {
      const { family, level, seed, question } = asked;
      const each = questions[i];
      if (!each) throw new Error("a question is missing");
      const id = `${family}-${level}-${seed}`;
      const html = (...path: readonly string[]): string => htmlText(textOf(at(each, ...path, "text")));
      expect(textOf(at(each, "name", "text")), id).toBe(questionName(asked, i, set.questions.length));
      expect(textOf(at(each, "idnumber"))).toBe(id);
      expect(answersOf(each), id).toEqual(expected(question.answer));
      expect(html("questiontext"), id).toContain(written(question.prompt));
      if (question.source) expect(html("questiontext"), id).toContain(written([sourceText(question.source)]));
      expect(html("generalfeedback"), id).toBe(question.solution.map(written).join(""));
      expect(all(each, "hint").map((hint) => htmlText(textOf(at(hint, "text"))))).toEqual(question.hints.map(written));
      expect(each.attributes["type"]).toBe(question.answer.kind === "number" ? "numerical" : "multichoice");
    }
  });
}

test("Moodle XML: what is drawn as rows is a table, with what is asked left open", async () => {
  const questions = await read(everything);
  const at1 = everything.questions.findIndex(({ family, level }) => family === "network-parameters" && level === 1);
  const question = questions[at1];
  const html = question ? textOf(at(question, "questiontext", "text")) : "";
  expect(html).toMatch(/<table><tbody><tr><td>input<\/td><td>\d+ × \d+ × \d+<\/td>/);
  expect(html).toContain("? parameters");
});

test("Moodle XML: the schema refuses marks that Moodle does not know, and a question without an answer", async () => {
  const xml = moodleXml(awkward);
  expect(await problemsOf([xml.replace('fraction="33.33333"', 'fraction="33.3"')], SCHEMA)).not.toEqual([]);
  expect(await problemsOf([xml.replace(/<answer .*?<\/answer>/, "")], SCHEMA)).not.toEqual([]);
  expect(await problemsOf([xml], SCHEMA)).toEqual([]);
});
