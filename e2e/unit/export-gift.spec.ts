import { expect, test } from "@playwright/test";
import { type GIFTQuestion, parse, type TextChoice } from "gift-pegjs";
import { gift, plainText } from "#formats/gift.ts";
import { type ExportedSet, unaided } from "#formats/exported.ts";
import { sourceLine } from "#formats/question-xhtml.ts";
import { type Answer, sourceText } from "#quiz/question.ts";
import { awkward, everything } from "../fixtures/unit/quiz/exported.ts";

/* What is written is read by a parser that is not ours, and must mean what the question says. */

const FULL = 100;

function read(set: ExportedSet): readonly GIFTQuestion[] {
  const [category, ...questions] = parse(gift(set));
  expect(category?.type).toBe("Category");
  return questions;
}

const isRight = ({ isCorrect, weight }: TextChoice): boolean => (weight === null ? isCorrect : weight > 0);

/** The right answers as the parsed question has them, and all it offers. */
function answersOf(parsed: GIFTQuestion): { readonly right: readonly string[]; readonly all: readonly string[] } {
  if (parsed.type === "MC") {
    const text = (choices: readonly TextChoice[]) => choices.map((choice) => choice.text.text);
    return { right: text(parsed.choices.filter(isRight)), all: text(parsed.choices) };
  }
  if (parsed.type !== "Numerical" || !Array.isArray(parsed.choices))
    throw new Error(`a question of type ${parsed.type}`);
  const numbers = parsed.choices.filter(({ text }) => text.number !== undefined);
  const right = numbers.filter(({ isCorrect, weight }) => isCorrect && (weight ?? FULL) === FULL);
  return { right: right.map(({ text }) => String(text.number)), all: numbers.map(({ text }) => String(text.number)) };
}

function expected(answer: Answer): { readonly right: readonly string[]; readonly all: readonly string[] } {
  if (answer.kind === "number") {
    const right = [answer.correct, ...(answer.also ?? [])].map(String);
    return { right, all: [...right, ...answer.near.map(({ value }) => String(value))] };
  }
  const text = (options: Exclude<Answer, { readonly kind: "number" }>["options"]): readonly string[] =>
    options.map((option) => plainText(option.text).replaceAll("->", "→"));
  const rights =
    answer.kind === "set"
      ? answer.options.filter(({ correct }) => correct)
      : answer.options.filter(({ correct }) => correct);
  return { right: text(rights), all: text(answer.options) };
}

test("GIFT: every family and level is read with the right answers right", () => {
  const parsed = read(everything);
  expect(parsed).toHaveLength(everything.questions.length);
  for (const [i, { family, level, seed, question }] of everything.questions.entries()) {
    const each = parsed[i];
    if (!each || each.type === "Category" || each.type === "Description") throw new Error(`${family} is missing`);
    const name = `${family}-${level}-${seed}`;
    expect(each.id, name).toBe(name);
    expect(answersOf(each), name).toEqual(expected(question.answer));
    expect(each.stem.text, name).toContain(plainText(question.prompt));
    if (question.source) expect(each.stem.text, name).toContain(plainText([sourceText(question.source)]));
    expect(each.globalFeedback?.text.split("\n"), name).toEqual(question.solution.map(plainText));
  }
});

test("GIFT: each known wrong answer has its feedback, and what nobody foresaw has one", () => {
  const parsed = read(everything);
  for (const [
    i,
    {
      question: { answer },
    },
  ] of everything.questions.entries()) {
    const each = parsed[i];
    if (answer.kind === "set" || (each?.type !== "MC" && each?.type !== "Numerical")) continue;
    const choices = Array.isArray(each.choices) ? each.choices : [];
    const feedback = choices.map((choice) => choice.feedback?.text ?? "");
    const wrong =
      answer.kind === "choice"
        ? answer.options.flatMap((o) => (o.correct ? [] : [o.misconception]))
        : answer.near.map((miss) => miss.misconception);
    for (const { name, feedback: said } of wrong) expect(feedback).toContain(`${name}. ${plainText(said)}`);
    if (answer.kind === "number") expect(feedback.at(-1)).toBe(plainText(unaided(answer.otherwise)));
  }
});

test("GIFT: of several right answers each gives its share, and a wrong one takes all away", () => {
  const sets = everything.questions.flatMap(({ question: { answer } }, i) =>
    answer.kind === "set" ? [{ i, answer }] : [],
  );
  expect(sets.length).toBeGreaterThan(0);
  const parsed = read(everything);
  for (const { i, answer } of sets) {
    const each = parsed[i];
    const weights = each?.type === "MC" ? each.choices.map(({ weight }) => weight) : [];
    const total = weights.reduce<number>((sum, weight) => sum + Math.max(0, weight ?? 0), 0);
    expect(total).toBeCloseTo(FULL, 3);
    expect(weights.map((weight) => weight === -FULL)).toEqual(answer.options.map(({ correct }) => !correct));
  }
});

test("GIFT: no sign of a text is taken for one of the format", () => {
  const parsed = read(awkward);
  expect(parsed.map(({ type }) => type)).toEqual(["MC", "Numerical", "MC"]);
  for (const [i, { question, title }] of awkward.questions.entries()) {
    const each = parsed[i];
    if (!each || each.type === "Category" || each.type === "Description") throw new Error("a question is missing");
    const arrows = (text: string): string => text.replaceAll("->", "→");
    expect(each.title).toContain(arrows(title));
    expect(each.stem.text.split("\n")[0]).toBe(arrows(plainText(question.prompt)));
    expect(each.stem.text.split("\n")).toContain(arrows(plainText([sourceLine(question) ?? ""])));
    expect(each.globalFeedback?.text).toBe(arrows(question.solution.map(plainText).join("\n")));
    expect(answersOf(each)).toEqual(expected(question.answer));
  }
});
