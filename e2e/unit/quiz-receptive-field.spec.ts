import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/receptive-field/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** The layers that a prompt lists. */
function read(prompt: string): readonly Layer[] {
  const list = /one after the other: (.*?)\. How wide/.exec(prompt)?.[1] ?? "";
  return list.split(", then ").map((words) => ({
    kernel: numberIn(words, /(\d+) ×/),
    stride: numberIn(words, /stride (\d+)/) || 1,
    padding: numberIn(words, /padding (\d+)/) || 0,
  }));
}

/** Pixels that unit 50 of the last layer reads, traced from layer to layer: from the first to the last of them. */
function seen(layers: readonly Layer[]): number {
  let units = new Set([50]);
  for (const { kernel, stride, padding } of layers.toReversed()) {
    const below = new Set<number>();
    for (const unit of units) for (let tap = 0; tap < kernel; tap++) below.add(unit * stride - padding + tap);
    units = below;
  }
  return Math.max(...units) - Math.min(...units) + 1;
}

for (const level of [1, 2] as const) {
  test(`level ${level}: a unit sees as many pixels as can be traced from it`, () => {
    for (const question of questionsOf(family, level)) {
      expect(Number(rightOf(question)), promptOf(question)).toBe(seen(read(promptOf(question))));
    }
  });
}

test("level 3: fewer layers do not see so far", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const layer = { kernel: numberIn(prompt, /of size (\d+) ×/), stride: 1, padding: 0 };
    const wanted = numberIn(prompt, /see (\d+) pixels/);
    let count = 0;
    while (seen(Array.from({ length: count }, () => layer)) < wanted) count++;
    expect(Number(rightOf(question)), prompt).toBe(count);
  }
});

test("two 3 × 3 layers see 5 pixels; 3, 6 and 9 are the ways that miss it", () => {
  const question = questionsOf(family, 1).find((each) =>
    promptOf(each).includes("two layers, one after the other: a 3 × 3 convolution, then a 3 × 3 convolution."),
  );
  expect(question && rightOf(question)).toBe("5");
  const wrong = question ? [...wrongOf(question).values()] : [];
  expect(wrong).toContain("3");
  expect(["3", "4", "6", "9", "25"]).toEqual(expect.arrayContaining(wrong));
});
