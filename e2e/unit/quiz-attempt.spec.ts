import { expect, test } from "@playwright/test";
import { check, giveUp, isSolved, judge, NO_ATTEMPT, outcomeOf, takeHint } from "#quiz/attempt.ts";
import { parseNumber } from "#quiz/parse-number.ts";
import type { Question } from "#quiz/question.ts";

for (const [text, value] of [
  ["1234", 1234],
  [" 1,234 ", 1234],
  ["1 234", 1234],
  ["1'234", 1234],
  ["1,234,567", 1234567],
  ["1.234.567", 1234567],
  ["1.2e3", 1200],
  ["−5", -5],
] as const) {
  test(`${text} is read as ${value}`, () => {
    expect(parseNumber(text, true)).toEqual({ ok: true, value });
  });
}

for (const [text, message] of [
  ["", /first/],
  ["3 x 3", /single number/],
  ["1.234", /1234/],
  ["1,23", /commas/],
  ["many", /not a number/],
  ["0.5", /whole/],
  ["1e999", /too large/],
] as const) {
  test(`"${text}" is refused as a whole number, with a reason`, () => {
    const parsed = parseNumber(text, true);
    expect(parsed.ok ? "" : parsed.message).toMatch(message);
  });
}

const misconception = { id: "flat", name: "Flat", feedback: ["Deeper."] };
const common = { prompt: ["?"], figure: null, hints: [["One."], ["Two."]], solution: [["So."]] };
const choice: Question = {
  ...common,
  answer: {
    kind: "choice",
    options: [
      { id: "a", text: ["9"], correct: false, misconception },
      { id: "b", text: ["27"], correct: true, feedback: ["Yes."] },
    ],
  },
};
const number: Question = {
  ...common,
  answer: {
    kind: "number",
    correct: 1208,
    whole: true,
    near: [{ value: 1200, misconception }],
    feedback: ["Yes."],
    otherwise: ["No."],
  },
};

test("wrong answers get their misconception's feedback, unforeseen ones the general one", () => {
  expect(judge(choice, "a")).toEqual({ kind: "wrong", misconception, feedback: ["Deeper."] });
  expect(judge(choice, "z")).toBeNull();
  expect(judge(number, "1200")).toEqual({ kind: "wrong", misconception, feedback: ["Deeper."] });
  expect(judge(number, "7")).toEqual({ kind: "wrong", misconception: null, feedback: ["No."] });
  expect(judge(number, "1208")).toEqual({ kind: "correct", feedback: ["Yes."] });
});

test("what cannot be read and what was tried before cost no try; numbers are kept as they were read", () => {
  const first = check(number, NO_ATTEMPT, "1,200");
  const attempt = "attempt" in first ? first.attempt : NO_ATTEMPT;
  expect(attempt.tries).toEqual(["1200"]);
  expect(outcomeOf(number, attempt)).toEqual({ solved: false, firstTry: false });
  expect(check(number, attempt, "1200")).toHaveProperty("message");
  expect(check(number, attempt, "a lot")).toHaveProperty("message");
  const second = check(number, attempt, "1 208");
  const solved = "attempt" in second ? second.attempt : NO_ATTEMPT;
  expect(outcomeOf(number, solved)).toEqual({ solved: true, firstTry: false });
  expect(check(number, solved, "3")).toHaveProperty("message");
  expect(giveUp(number, solved)).toBe(solved);
});

test("a first try counts with hints, but not once the solution was shown", () => {
  const hinted = takeHint(choice, takeHint(choice, takeHint(choice, NO_ATTEMPT)));
  expect(hinted.hints).toBe(2);
  expect(outcomeOf(choice, { ...hinted, tries: ["b"] })).toEqual({ solved: true, firstTry: true });
  expect(outcomeOf(choice, { ...giveUp(choice, NO_ATTEMPT), tries: ["b"] })).toEqual({ solved: true, firstTry: false });
  expect(isSolved(choice, NO_ATTEMPT)).toBe(false);
});
