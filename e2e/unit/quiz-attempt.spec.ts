import { expect, test } from "@playwright/test";
import { NO_ATTEMPT } from "#quiz/attempt.ts";
import { check, giveUp, isSolved, judge, outcomeOf, takeHint } from "#quiz/judging.ts";
import { parseNumber } from "#quiz/parse-number.ts";
import type { Question } from "#quiz/question.ts";

for (const [text, value, understood] of [
  ["1234", 1234, "1,234"],
  [" 1,234 ", 1234, "1,234"],
  ["1 234", 1234, "1,234"],
  ["1'234", 1234, "1,234"],
  ["34,848", 34848, "34,848"],
  ["1,234,567", 1234567, "1,234,567"],
  ["1.234.567", 1234567, "1,234,567"],
  ["1.2e3", 1200, "1,200"],
  ["−5", -5, "−5"],
  ["１２３４", 1234, "1,234"],
  ["٣٤٨٤٨", 34848, "34,848"],
  ["३,४५६", 3456, "3,456"],
  ["3*3*96", 864, "3 × 3 × 96 = 864"],
  ["3 × 3 × 96", 864, "3 × 3 × 96 = 864"],
  ["3x3x96", 864, "3 × 3 × 96 = 864"],
  ["３＊３＊９６", 864, "3 × 3 × 96 = 864"],
  ["2^10", 1024, "2^10 = 1,024"],
  ["2**10", 1024, "2^10 = 1,024"],
  ["2¹⁰", 1024, "2^10 = 1,024"],
  ["16*(5*5*8+1)", 3216, "16 × (5 × 5 × 8 + 1) = 3,216"],
  ["(28-3)/5+1", 6, "(28 − 3) ÷ 5 + 1 = 6"],
  ["10-(3-1)", 8, "10 − (3 − 1) = 8"],
  ["12/(2*3)", 2, "12 ÷ (2 × 3) = 2"],
] as const) {
  test(`${text} is read as ${understood}`, () => {
    expect(parseNumber(text, true)).toEqual({ ok: true, value, understood });
  });
}

for (const [text, value] of [
  ["12.25", 12.25],
  ["12,25", 12.25],
  ["12¼", 12.25],
  ["49/4", 12.25],
  ["1.234,5", 1234.5],
  ["١٢٫٢٥", 12.25],
  ["0.1+0.2", 0.3],
] as const) {
  test(`where fractions count, ${text} is ${value}`, () => {
    expect(parseNumber(text, false)).toMatchObject({ ok: true, value });
  });
}

for (const [text, message] of [
  ["", /first/],
  ["1 2", /side by side/],
  ["1,744 16", /side by side/],
  ["3 3 × 96", /side by side/],
  ["3 ×", /not a number/],
  ["(3 + 4", /bracket/],
  ["1.234", /1234/],
  ["1,23", /whole/],
  ["12,34,5", /commas/],
  ["7/2", /whole/],
  ["1/0", /too large/],
  ["many", /not a number/],
  ["0.5", /whole/],
  ["1e999", /too large/],
  ["9^99", /too large/],
  ["½2", /not a number/],
  ["(".repeat(60), /not a number/],
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

const several: Question = {
  ...common,
  answer: {
    kind: "set",
    options: [
      { id: "a", text: ["2"], correct: false },
      { id: "b", text: ["6"], correct: true },
      { id: "c", text: ["8"], correct: false },
      { id: "d", text: ["12"], correct: true },
    ],
    near: [{ key: "a,b,c,d", misconception }],
    feedback: ["Yes."],
    otherwise: ["No."],
  },
};

test("of several right answers all must be ticked, and no other", () => {
  expect(judge(several, "b,d")).toEqual({ kind: "correct", feedback: ["Yes."] });
  expect(judge(several, "a,b,c,d")).toEqual({ kind: "wrong", misconception, feedback: ["Deeper."] });
  expect(judge(several, "b")).toEqual({ kind: "wrong", misconception: null, feedback: ["No."] });
  expect(judge(several, "d,b")).toBeNull();
  expect(judge(several, "z")).toBeNull();
  expect(check(several, NO_ATTEMPT, "")).toHaveProperty("message");
});

test("where several numbers are right, each of them is", () => {
  const { answer } = number;
  const either = { ...number, answer: answer.kind === "number" ? { ...answer, also: [1209] } : answer };
  expect(judge(either, "1209")).toMatchObject({ kind: "correct" });
  expect(judge(number, "1209")).toMatchObject({ kind: "wrong" });
});
