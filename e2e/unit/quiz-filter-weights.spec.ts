import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/filter-weights/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Values of an input under one filter at one position: as many as the filter has weights. */
function under([m, n]: readonly [number, number], channels: number): number {
  const values = new Set<string>();
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < m; y++) for (let x = 0; x < n; x++) values.add(`${c} ${y} ${x}`);
  return values.size;
}

function kernelIn(prompt: string): readonly [number, number] {
  return [numberIn(prompt, /filters of size (\d+) ×/), numberIn(prompt, /filters of size \d+ × (\d+)/)];
}

for (const level of [1, 2] as const) {
  test(`level ${level}: a filter has a weight for every value under it`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const weights = under(kernelIn(prompt), numberIn(prompt, /input of (\d+) channels/));
      expect(Number(rightOf(question)), prompt).toBe(weights + (prompt.includes("including its bias") ? 1 : 0));
    }
  });
}

test("level 3: as many channels as make the weights; the ways that miss are known", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const [m, n] = kernelIn(prompt);
    const weights = numberIn(prompt, /has ([\d,]+) weights/);
    expect(under([m, n], Number(rightOf(question))), prompt).toBe(weights);
    const wrong = [...wrongOf(question).values()].map(Number);
    expect(wrong, prompt).toEqual(expect.arrayContaining([weights / m, weights - m * n, weights]));
  }
});
