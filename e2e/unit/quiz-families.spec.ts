import { readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@playwright/test";
import { describe } from "#nn/report.ts";
import { judge } from "#quiz/attempt.ts";
import { type Level, LEVELS, MAX_SEED, type QuizFamily, type QuizQuestion } from "#quiz/family.ts";
import type { ChoiceAnswer, NumberAnswer, RichText } from "#quiz/question.ts";

/* What holds for every quiz. Families are found by reading their folder: a new one is tested by being there. */
const FOLDER = new URL("../../app/content/quizzes/", import.meta.url);
const SCENES = new URL("../../app/content/scenes/", import.meta.url);
const SEEDS = [...Array.from({ length: 500 }, (_, i) => i + 1), MAX_SEED - 1, MAX_SEED];
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const families = await Promise.all(
  readdirSync(FOLDER).map(async (file) => {
    const { family } = (await import(new URL(file, FOLDER).href)) as { readonly family?: QuizFamily };
    if (!family) throw new Error(`app/content/quizzes/${file} exports no family`);
    return { file, family };
  }),
);
/** Ids of the lecture's scenes: their folders' names without the number. */
const scenes = readdirSync(SCENES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name.replace(/^\d+-/, ""));

function choiceProblems(question: QuizQuestion, { options }: ChoiceAnswer): readonly (string | false)[] {
  const right = options.filter(({ correct }) => correct);
  return [
    right.length !== 1 && `${right.length} options are right`,
    options.length < 4 && `there are only ${options.length} options`,
    new Set(options.map(({ id }) => id)).size < options.length && "two options have the same letter",
    new Set(options.map(({ text }) => JSON.stringify(text))).size < options.length && "two options read the same",
    ...options.map((option) => {
      const verdict = judge(question, option.id);
      const expected = option.correct
        ? { kind: "correct", feedback: option.feedback }
        : { kind: "wrong", misconception: option.misconception, feedback: option.misconception.feedback };
      return !isDeepStrictEqual(verdict, expected) && `option ${option.id} is marked ${JSON.stringify(verdict)}`;
    }),
  ];
}

function numberProblems(question: QuizQuestion, answer: NumberAnswer): readonly (string | false)[] {
  const { correct, whole, near } = answer;
  const values = [correct, ...near.map(({ value }) => value)];
  const typed = correct.toLocaleString("en-US", { maximumFractionDigits: 20 });
  return [
    whole && !Number.isInteger(correct) && `${correct} is no whole number`,
    near.length < 2 && `only ${near.length} misconceptions are known`,
    new Set(values).size < values.length && "a misconception gives the right number, or two give the same",
    judge(question, String(correct))?.kind !== "correct" && `${correct} is not accepted`,
    judge(question, typed)?.kind !== "correct" && `${typed} is not accepted`,
    judge(question, String(Math.max(...values) + 1))?.kind !== "wrong" && "a number that nobody foresaw is not wrong",
    ...near.map(({ value, misconception }) => {
      const verdict = judge(question, String(value));
      const expected = { kind: "wrong", misconception, feedback: misconception.feedback };
      return !isDeepStrictEqual(verdict, expected) && `${value} is marked ${JSON.stringify(verdict)}`;
    }),
  ];
}

/** What is wrong with a question: a list, since a hundred thousand calls of `expect` would take most of the stage. */
function problems(question: QuizQuestion): readonly string[] {
  const { answer, solution, prompt, lab } = question;
  const hints: readonly RichText[] = question.hints;
  const misconceptions =
    answer.kind === "choice"
      ? answer.options.flatMap((option) => (option.correct ? [] : [option.misconception]))
      : answer.near.map(({ misconception }) => misconception);
  const labProblem = describe(lab).firstProblem;
  return [
    ...(answer.kind === "choice" ? choiceProblems(question, answer) : numberProblems(question, answer)),
    ...misconceptions.map(({ id }) => !KEBAB.test(id) && `the misconception's id ${id} is not in kebab case`),
    misconceptions.some(({ name, feedback }) => name === "" || feedback.length === 0) && "a misconception is silent",
    prompt.length === 0 && "nothing is asked",
    hints.some((hint) => hint.length === 0) && "a hint is empty",
    hints.length !== 2 && `there are ${hints.length} hints`,
    solution.length < 2 && "the solution has fewer than two steps",
    labProblem !== null && `the lab's network is impossible: ${labProblem}`,
  ].filter((problem) => problem !== false);
}

test("the folder is read", () => {
  expect(families.map(({ file }) => file)).toContain("conv-parameters.ts");
  expect(scenes).toContain("channels");
});

test("no two quizzes have the same id, place in the list or title", () => {
  for (const key of ["id", "order", "title"] as const) {
    const values = families.map(({ family }) => family[key]);
    expect(
      values.filter((value, i) => values.indexOf(value) !== i),
      key,
    ).toEqual([]);
  }
});

for (const { file, family } of families) {
  const levels = LEVELS.filter((level) => level <= family.levels);

  test(`${file} exports a family of its name, and the scene that explains it is there`, () => {
    expect(`${family.id}.ts`).toBe(file);
    expect(family.id).toMatch(KEBAB);
    expect(scenes).toContain(family.scene);
    expect(LEVELS).toContain(family.levels);
    expect(family.title).not.toBe("");
    expect(family.summary).toMatch(/[.?]$/);
  });

  for (const level of levels) {
    test(`${file}, level ${level}: one right answer, every wrong one from a misconception, for ${SEEDS.length} seeds`, () => {
      const wrong = SEEDS.flatMap((seed) => {
        const question = family.generate(seed, level);
        const again = isDeepStrictEqual(family.generate(seed, level), question);
        const found = [...problems(question), ...(again ? [] : ["the same seed gives another question"])];
        return found.map((problem) => `seed ${seed}: ${problem}`);
      });
      expect(wrong).toEqual([]);
    });
  }

  test(`${file}: ${family.source === "lecture" ? "one question, whatever the seed" : "seeds give questions of their own"}`, () => {
    const different = (level: Level): number =>
      new Set(SEEDS.map((seed) => JSON.stringify(family.generate(seed, level)))).size;
    for (const level of levels) {
      if (family.source === "lecture") expect(different(level)).toBe(1);
      else expect(different(level)).toBeGreaterThan(10);
    }
  });
}
