import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { family } from "../../app/content/quizzes/operations/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly filters: number;
  readonly kernel: number;
  readonly channels: number;
  readonly side: number;
  readonly padding: number;
}

const read = (prompt: string): Layer => ({
  filters: numberIn(prompt, /slides (\d+) filters/),
  kernel: numberIn(prompt, /filters of size (\d+) ×/),
  channels: numberIn(prompt, /input of (\d+) channels/),
  side: numberIn(prompt, /(\d+) × \d+ pixels/),
  padding: numberIn(prompt, /padding (\d+) on each side/) || 0,
});

/** Makes the sums of one map, each from its bias on, and counts what is done; the maps take as many each. */
function count({ filters, kernel, channels, side, padding }: Layer) {
  const end = padding + side + padding;
  let [multiplications, additions, sums] = [0, 0, 0];
  for (let y = 0; y + kernel <= end; y++)
    for (let x = 0; x + kernel <= end; x++) {
      sums++;
      for (let tap = 0; tap < kernel * kernel * channels; tap++) {
        multiplications++;
        additions++;
      }
    }
  return { macs: filters * multiplications, operations: filters * (multiplications + additions), sums: filters * sums };
}

for (const level of LEVELS) {
  test(`level ${level}: as many multiplications and additions as the sums have`, () => {
    for (const question of questionsOf(family, level, 150)) {
      const prompt = promptOf(question);
      const layer = read(prompt);
      const right = Number(rightOf(question));
      const { operations, macs, sums } = count(level === 3 ? { ...layer, filters: right } : layer);
      const total = numberIn(prompt, /takes ([\d,]+) operations/);
      expect(level === 3 ? total : right, prompt).toBe(operations);
      if (level === 1) expect(numberIn(prompt, /takes ([\d,]+) multiply/), prompt).toBe(macs);
      const wrong = [...wrongOf(question).values()].map(Number);
      if (level === 3) expect(wrong, prompt).toEqual(expect.arrayContaining([2 * right, right / 2]));
      else expect(wrong, prompt).toContain(macs);
      if (level === 2) expect(wrong, prompt).toContain(operations - sums);
    }
  });
}
