import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/batch-norm-parameters/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Names everything that is trained in a convolution without biases and the normalisation of its maps. */
function trained(filters: number, kernel: number, channels: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let f = 0; f < filters; f++) {
    for (let c = 0; c < channels; c++)
      for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) names.add(`weight ${f} ${c} ${y} ${x}`);
    names.add(`scale ${f}`).add(`shift ${f}`);
  }
  return names;
}

test("level 1: a scale and a shift for each map are trained, twice as much is stored", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const maps = numberIn(prompt, /× (\d+) \(height/);
    const names = [...trained(maps, 1, 1)].filter((name) => !name.startsWith("weight"));
    expect(rightOf(question), prompt).toBe(String(names.length));
    expect(wrongOf(question).get("stored-counted"), prompt).toBe(String(4 * maps));
  }
});

test("levels 2 and 3: everything that is trained, named one by one", () => {
  for (const level of [2, 3] as const) {
    for (const question of questionsOf(family, level, 100)) {
      const prompt = promptOf(question);
      const right = Number(rightOf(question));
      const filters = level === 3 ? right : numberIn(prompt, /has (\d+) filters/);
      const kernel = numberIn(prompt, /of size (\d+) × \d+ over/);
      const { size } = trained(filters, kernel, numberIn(prompt, /input of (\d+) channels/));
      expect(size, prompt).toBe(level === 3 ? numberIn(prompt, /Together, ([\d,]+) parameters/) : right);
    }
  }
});

test("a mean that is subtracted removes any bias: the three per filter of the wrong count are one too many", () => {
  const values = [3, -1, 4, 6];
  const normalised = (bias: number): readonly number[] => {
    const mean = values.reduce((sum, value) => sum + value + bias, 0) / values.length;
    return values.map((value) => value + bias - mean);
  };
  expect(normalised(7)).toEqual(normalised(0));
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const known = [...wrongOf(question)].find(([id]) => id.split("+").includes("conv-bias-kept"))?.[1];
    expect(Number(known), prompt).toBe(Number(rightOf(question)) + numberIn(prompt, /has (\d+) filters/));
  }
});
