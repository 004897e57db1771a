import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/activation-memory/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Places of a window on an axis, laid one by one. */
function places(side: number, window: number, stride: number, padding: number): number {
  let count = 0;
  for (let start = -padding; start + window <= side + padding; start += stride) count++;
  return count;
}

/** The bytes that the outputs of the layers named take, stored value by value. */
function bytes(prompt: string, side: number): number {
  const list = /(?:slides|layers?:) (.*?)(?: over an input|\. )/.exec(prompt)?.[1] ?? "";
  let [maps, at, stored] = [0, side, 0];
  for (const layer of list.split(", then ")) {
    const filters = numberIn(layer, /(\d+) filters/);
    const window = numberIn(layer, /(\d+) × \d+/);
    at = places(at, window, numberIn(layer, /stride (\d+)/) || 1, numberIn(layer, /padding (\d+)/) || 0);
    if (!Number.isNaN(filters)) maps = filters;
    for (let map = 0; map < maps; map++) for (let y = 0; y < at; y++) stored += 4 * at;
  }
  return stored;
}

const sideIn = (prompt: string): number => numberIn(prompt, /(\d+) × \d+ pixels/);

for (const level of [1, 2] as const) {
  test(`level ${level}: the values of all outputs, stored one by one, take so many bytes`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const batch = numberIn(prompt, /batch of (\d+)/) || 1;
      const one = bytes(prompt, sideIn(prompt));
      expect(Number(rightOf(question)), prompt).toBe(batch * one);
      const wrong = [...wrongOf(question).values()].map(Number);
      if (level === 2) expect(wrong, prompt).toEqual(expect.arrayContaining([one, (batch * one) / 4, 8 * batch * one]));
    }
  });
}

test("level 3: such a batch fits and no larger one; a smaller image takes so many times less", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const right = Number(rightOf(question));
    const one = bytes(prompt, sideIn(prompt));
    const room = numberIn(prompt, /fit into (\d+) MB/) * 1_000_000;
    if (prompt.includes("less memory")) {
      const small = numberIn(prompt, /images of (\d+) × \d+ pixels; /);
      expect(one, prompt).toBe(right * bytes(prompt, small));
      expect(wrongOf(question).get("one-axis"), prompt).toBe(String(Math.sqrt(right)));
    } else {
      let images = 0;
      for (let used = one; used <= room; used += one) images++;
      expect(right, prompt).toBe(images);
    }
  }
});
