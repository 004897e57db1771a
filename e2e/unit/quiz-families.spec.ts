import { readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@playwright/test";
import { CONCEPTS, TOPICS } from "#quiz/concepts.ts";
import { type Level, LEVELS, MAX_SEED, type QuizCard, type QuizFamily } from "#quiz/family.ts";
import { answerProblems, questionProblems } from "../fixtures/unit/quiz/check-question.ts";

/* What holds for every quiz. Families are found by reading their folder: a new one is tested by being there. */
test.describe.configure({ mode: "parallel" });

const FOLDER = new URL("../../app/content/quizzes/", import.meta.url);
/** Answers are checked for so many seeds, texts, drawings and solutions for the first of them; fewer while one tries things out. */
const SEEDS = Number(process.env["RECEPTIVE_SEEDS"] ?? 10_000);
const READ = Math.min(SEEDS, 100);
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The scenes of the lecture, whether the app has them yet or not. */
const SCENES =
  "cells equivariance weight-sharing toeplitz five-views channels filter-sizes pooling stability channel-pooling striding composition receptive-field effective-field backprop local-vs-global imagenet alexnet vgg chaining dilation resnet gradient-check activations filter-health".split(
    " ",
  );

const families = await Promise.all(
  readdirSync(FOLDER).map(async (folder) => {
    const { card } = (await import(new URL(`${folder}/card.ts`, FOLDER).href)) as { readonly card: QuizCard };
    const { family } = (await import(new URL(`${folder}/family.ts`, FOLDER).href)) as { readonly family: QuizFamily };
    return { folder, card, family };
  }),
);

const seeds = (count: number): readonly number[] => [...Array.from({ length: count - 1 }, (_, i) => i + 1), MAX_SEED];

test("the folder is read", () => {
  expect(families.map(({ folder }) => folder)).toContain("conv-parameters");
});

test("no two quizzes have the same id, place in the list or title", () => {
  for (const key of ["id", "order", "title"] as const) {
    const values = families.map(({ card }) => card[key]);
    expect(
      values.filter((value, i) => values.indexOf(value) !== i),
      key,
    ).toEqual([]);
  }
});

for (const { folder, card, family } of families) {
  const levels = LEVELS.filter((level) => level <= family.levels);
  const isLecture = family.source === "lecture";

  test(`${folder} is what its card says`, () => {
    expect(card.id).toBe(folder);
    expect(card.id).toMatch(KEBAB);
    expect(family).toMatchObject({ ...card });
    expect(SCENES).toContain(card.scene);
    expect(LEVELS).toContain(card.levels);
    expect(Object.keys(TOPICS)).toContain(card.topic);
    for (const concept of card.concepts) expect(Object.keys(CONCEPTS)).toContain(concept);
    expect(card.title).not.toBe("");
    expect(card.summary).toMatch(/[.?]$/);
  });

  for (const level of levels) {
    test(`${folder}, level ${level}: what is said, drawn and worked out is sound`, () => {
      const wrong = seeds(isLecture ? 1 : READ).flatMap((seed) => {
        const question = family.generate(seed, level);
        const again =
          isDeepStrictEqual(family.generate(seed, level), question) &&
          isDeepStrictEqual(family.mark(seed, level).answer, question.answer);
        const found = questionProblems(question, !isLecture);
        return [...found, ...(again ? [] : ["the same seed gives another question"])].map(
          (problem) => `seed ${seed}: ${problem}`,
        );
      });
      expect(wrong.slice(0, 5)).toEqual([]);
    });

    test(`${folder}, level ${level}: one right answer, every wrong one from a misconception`, () => {
      const wrong = seeds(isLecture ? 1 : SEEDS).flatMap((seed) =>
        answerProblems(family.mark(seed, level)).map((problem) => `seed ${seed}: ${problem}`),
      );
      expect(wrong.slice(0, 5)).toEqual([]);
    });
  }

  test(`${folder}: ${isLecture ? "one question, whatever the seed" : "seeds give questions of their own"}`, () => {
    const different = (level: Level): number =>
      new Set(seeds(READ).map((seed) => JSON.stringify(family.generate(seed, level)))).size;
    for (const level of levels) {
      if (isLecture) expect(different(level)).toBe(1);
      else expect(different(level)).toBeGreaterThan(10);
    }
  });
}
