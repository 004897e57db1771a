import { expect, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { type ExportedSet, unaided } from "#formats/exported.ts";
import { qtiPackage, type TestRules } from "#formats/qti-package.ts";
import type { MathTree, Tex } from "#nn/tex.ts";
import { type Answer, type Misconception, type RichText, sourceText } from "#quiz/question.ts";
import { amount } from "#nn/format.ts";
import { awkward, everything } from "../fixtures/unit/quiz/exported.ts";
import { answerItem } from "../fixtures/unit/quiz/qti-answer.ts";
import { all, at, problemsOf, readXml, textOf, within, type XmlElement } from "../fixtures/unit/read-xml.ts";

/* What is written is unzipped by fflate, read and validated by libxml2, and answered as the standard says. */

const RULES: TestRules = { seconds: 1200, attempts: 2, shuffled: true };
const SAVED = new Date(2026, 10, 27, 12);

function unpack(set: ExportedSet, rules = RULES): ReadonlyMap<string, string> {
  const files = unzipSync(qtiPackage(set, rules, SAVED));
  return new Map(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const itemsIn = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([path, text]) => (path.startsWith("items/") ? [text] : []));

/** Letters, numbers and signs of a text, as MathML has those of its formulas. */
function lettersOf(text: RichText): string {
  const ofTree = (tree: MathTree, values: Tex["values"]): string => {
    if (typeof tree === "string") return tree;
    if (typeof tree !== "number") return tree[2].map((each) => ofTree(each, values)).join("");
    const value = values[tree];
    if (value === undefined) return "";
    return typeof value === "number" ? amount(value) : ofTree(value.tree, value.values);
  };
  return text.map((part) => (typeof part === "string" ? part : ofTree(part.tree, part.values))).join("");
}

/** Answers to give, each with the feedback that must come; the right ones first. */
interface Given {
  readonly response: readonly string[];
  readonly isRight: boolean;
  readonly says: string;
}

const slip = ({ name, feedback }: Misconception): string => `${name}. ${lettersOf(feedback)}`;

function answersTo(answer: Answer): readonly Given[] {
  if (answer.kind === "choice") {
    return answer.options.map((option) => ({
      response: [option.id],
      isRight: option.correct,
      says: option.correct ? lettersOf(option.feedback) : slip(option.misconception),
    }));
  }
  const praise = lettersOf(answer.feedback);
  const otherwise = { isRight: false, says: lettersOf(unaided(answer.otherwise)) };
  if (answer.kind === "number") {
    const known = [answer.correct, ...(answer.also ?? []), ...answer.near.map(({ value }) => value)];
    return [
      ...[answer.correct, ...(answer.also ?? [])].map((value) => ({
        response: [String(value)],
        isRight: true,
        says: praise,
      })),
      ...answer.near.map(({ value, misconception }) => ({
        response: [String(value)],
        isRight: false,
        says: slip(misconception),
      })),
      { response: [String(Math.max(...known) + 1)], ...otherwise },
    ];
  }
  const rights = answer.options.filter(({ correct }) => correct).map(({ id }) => id);
  return [
    { response: rights, isRight: true, says: praise },
    { response: rights.toReversed(), isRight: true, says: praise },
    ...answer.near.map(({ key, misconception }) => ({
      response: key.split(","),
      isRight: false,
      says: slip(misconception),
    })),
  ];
}

/** Parsed and checked against the schema once: that is what takes longest. */
const itemsOf = remembered((set: typeof everything) => readXml(itemsIn(unpack(set)), "qti-2p1"));

function remembered<A extends object, B>(make: (of: A) => B): (of: A) => B {
  const known = new Map<A, B>();
  return (of) => {
    const made = known.get(of) ?? make(of);
    known.set(of, made);
    return made;
  };
}

const sets = { "every family and level": everything, "texts full of signs": awkward };

for (const [name, set] of Object.entries(sets)) {
  test(`QTI: ${name} is valid, right answers score, and each known wrong one has its feedback`, async () => {
    const items = await itemsOf(set);
    const byId = new Map(items.map((item): [string, XmlElement] => [item.attributes["identifier"] ?? "", item]));
    expect(byId.size).toBe(set.questions.length);
    for (const { family, level, seed, question } of set.questions) {
      const id = `${family}-${level}-${seed}`;
      const item = byId.get(id);
      if (!item) throw new Error(`${id} is missing`);
      const solution = question.solution.map(lettersOf).join("");
      for (const { response, isRight, says } of answersTo(question.answer)) {
        const shown = isRight ? [says, solution] : [says];
        expect(answerItem(item, response), `${id}: ${response.join()}`).toEqual({ score: Number(isRight), shown });
      }
      expect(answerItem(item, null), `${id}: nothing given`).toEqual({ score: 0, shown: [] });
      expect(textOf(at(item, "itemBody")), id).toContain(lettersOf(question.prompt));
      if (question.source) expect(textOf(at(item, "itemBody")), id).toContain(lettersOf([sourceText(question.source)]));
      const declared = all(at(item, "responseDeclaration", "correctResponse"), "value").map(textOf);
      const right = answersTo(question.answer).find(({ isRight }) => isRight);
      expect(declared.map((value) => (question.answer.kind === "number" ? Number(value) : value))).toEqual(
        question.answer.kind === "number" ? [Number(right?.response[0])] : right?.response,
      );
    }
  });
}

test("QTI: choices are those of the question, in its order; a teacher sees hints and solution", async () => {
  const items = await itemsOf(everything);
  for (const [i, { question }] of everything.questions.entries()) {
    const item = items[i];
    if (!item) throw new Error("an item is missing");
    const printed = within(item, "simpleChoice").map(
      (each) => `${each.attributes["identifier"] ?? ""} ${textOf(each)}`,
    );
    const options = question.answer.kind === "number" ? [] : question.answer.options;
    expect(printed).toEqual(options.map(({ id, text }) => `${id} ${lettersOf(text)}`));
    const [rubric] = within(item, "rubricBlock");
    for (const text of [...question.hints, ...question.solution])
      expect(rubric && textOf(rubric)).toContain(lettersOf(text));
    expect(rubric?.attributes["view"]).not.toContain("candidate");
  }
});

test("QTI: the test and the manifest name every item, and the set’s rules", async () => {
  const files = unpack(everything);
  const [quiz] = await readXml([files.get("test.xml") ?? ""], "qti-2p1-test");
  const [manifest] = await readXml([files.get("imsmanifest.xml") ?? ""], "ims-manifest");
  if (!quiz || !manifest) throw new Error("a file is missing");
  const items = [...files.keys()].filter((path) => path.startsWith("items/"));
  expect(within(quiz, "assessmentItemRef").map(({ attributes }) => attributes["href"])).toEqual(items);
  const resources = within(manifest, "resource");
  expect(resources.map(({ attributes }) => attributes["href"])).toEqual(["test.xml", ...items]);
  expect(within(manifest, "dependency").map(({ attributes }) => attributes["identifierref"])).toEqual(
    resources.slice(1).map(({ attributes }) => attributes["identifier"]),
  );
  const named = (element: string, attribute: string) => within(quiz, element)[0]?.attributes[attribute];
  expect(quiz.attributes["title"]).toBe(everything.title);
  expect(named("timeLimits", "maxTime")).toBe("1200");
  expect(named("itemSessionControl", "maxAttempts")).toBe("2");
  expect(named("ordering", "shuffle")).toBe("true");
});

test("QTI: a set without limits has none", async () => {
  const files = unpack(awkward, { seconds: null, attempts: null, shuffled: false });
  const [quiz] = await readXml([files.get("test.xml") ?? ""], "qti-2p1-test");
  expect(quiz && within(quiz, "timeLimits")).toEqual([]);
  expect(quiz && within(quiz, "ordering")).toEqual([]);
  expect(quiz && within(quiz, "itemSessionControl")[0]?.attributes["maxAttempts"]).toBe("0");
});

test("QTI: the same set gives the same bytes; the schema refuses feedback for an outcome that is not declared", async () => {
  expect(qtiPackage(awkward, RULES, SAVED)).toEqual(qtiPackage(awkward, RULES, SAVED));
  const [item = ""] = itemsIn(unpack(awkward));
  expect(await problemsOf([item], "qti-2p1")).toEqual([]);
  expect(
    await problemsOf([item.replace('outcomeIdentifier="FEEDBACK"', 'outcomeIdentifier="PRAISE"')], "qti-2p1"),
  ).not.toEqual([]);
  expect(await problemsOf([item.replace('adaptive="false" ', "")], "qti-2p1")).not.toEqual([]);
});
