import { expect, test } from "@playwright/test";
import { family as convParameters } from "../../app/content/quizzes/conv-parameters.ts";
import { family as filterParameters } from "../../app/content/quizzes/filter-parameters.ts";
import { family as filtersInBank } from "../../app/content/quizzes/filters-in-bank.ts";
import type { Level, QuizFamily, QuizQuestion } from "#quiz/family.ts";
import { describe } from "#nn/report.ts";
import { judge } from "#quiz/attempt.ts";

const families: readonly QuizFamily[] = [filterParameters, filtersInBank, convParameters];
const LEVELS: readonly Level[] = [1, 2, 3];

function check(question: QuizQuestion): void {
  const { answer } = question;
  if (answer.kind === "choice") {
    const right = answer.options.filter((option) => option.correct);
    expect(right).toHaveLength(1);
    expect(new Set(answer.options.map(({ text }) => JSON.stringify(text))).size).toBe(answer.options.length);
    expect(answer.options.length).toBeGreaterThanOrEqual(4);
    expect(judge(question, right[0]?.id ?? "")?.kind).toBe("correct");
  } else {
    expect(answer.near.map(({ value }) => value)).not.toContain(answer.correct);
    expect(answer.near.length).toBeGreaterThanOrEqual(2);
    expect(judge(question, String(answer.correct))?.kind).toBe("correct");
    for (const { value, misconception } of answer.near)
      expect(judge(question, String(value))).toMatchObject({ kind: "wrong", misconception });
  }
  expect(question.hints).toHaveLength(2);
  expect(question.solution.length).toBeGreaterThan(1);
  expect(describe(question.lab).firstProblem).toBeNull();
}

for (const family of families) {
  for (const level of LEVELS.filter((each) => each <= family.levels)) {
    test(`${family.id}, level ${level}: one right answer, every wrong one from a misconception, for 500 seeds`, () => {
      for (let seed = 1; seed <= (family.source === "generated" ? 500 : 1); seed++) {
        const question = family.generate(seed, level);
        check(question);
        expect(family.generate(seed, level)).toEqual(question);
      }
    });
  }
}

test("the lecture's printed answers: 27 parameters in a filter, 96 filters in the bank", () => {
  for (const [family, right] of [
    [filterParameters, "27"],
    [filtersInBank, "96"],
  ] as const) {
    const { answer } = family.generate(1, 1);
    const options = answer.kind === "choice" ? answer.options : [];
    expect(options.find(({ correct }) => correct)?.text).toEqual([right]);
  }
});
