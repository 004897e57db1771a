import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/jump/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly window: number;
  readonly stride: number;
}

function read(prompt: string): readonly Layer[] {
  const list = /one after the other: (.*?)\. Take/.exec(prompt)?.[1] ?? "";
  return list
    .split(", then ")
    .map((words) => ({ window: numberIn(words, /(\d+) ×/), stride: numberIn(words, /stride (\d+)/) }));
}

/** The first pixel that a unit of the last layer reads, traced down through the layers. */
function firstPixel(layers: readonly Layer[], unit: number): number {
  let units = new Set([unit]);
  for (const { window, stride } of layers.toReversed()) {
    const below = new Set<number>();
    for (const each of units) for (let tap = 0; tap < window; tap++) below.add(each * stride + tap);
    units = below;
  }
  return Math.min(...units);
}

/** How many units the output moves if the image is shifted; NaN if it does not move by whole ones. */
function movedBy(strides: readonly number[], shift: number): number {
  const layers = strides.map((stride) => ({ window: 1, stride }));
  for (let units = 1; units <= shift; units++) if (firstPixel(layers, units) === shift) return units;
  return Number.NaN;
}

for (const level of [1, 2] as const) {
  test(`level ${level}: the fields of two neighbours, traced to the pixels, are so far apart`, () => {
    for (const question of questionsOf(family, level)) {
      const layers = read(promptOf(question));
      const apart = firstPixel(layers, 8) - firstPixel(layers, 7);
      expect(Number(rightOf(question)), promptOf(question)).toBe(apart);
      const added = layers.reduce((all, { stride }) => all + stride, 0);
      expect([...wrongOf(question).values()].map(Number), promptOf(question)).toContain(added);
    }
  });
}

test("level 3: with these strides the shift moves the output as far as the question says", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const right = Number(rightOf(question));
    const shift = numberIn(prompt, /by (\d+) pixels/);
    const moved = numberIn(prompt, /by (\d+) units/);
    const [first, third] = [numberIn(prompt, /first has stride (\d+)/), numberIn(prompt, /third has stride (\d+)/)];
    const strides = Number.isNaN(first) ? [right] : [first, right, third];
    expect(movedBy(strides, shift), prompt).toBe(moved);
  }
});

test("two strides whose sum is their product are never asked", () => {
  for (const level of [1, 2] as const)
    for (const question of questionsOf(family, level)) {
      const strides = read(promptOf(question))
        .map(({ stride }) => stride)
        .filter((stride) => stride > 1)
        .toSorted((a, b) => a - b);
      expect(strides).not.toEqual([2, 2]);
    }
});
