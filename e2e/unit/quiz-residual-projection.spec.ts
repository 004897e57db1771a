import { expect, test } from "@playwright/test";
import { type Level, LEVELS, type QuizQuestion } from "#quiz/family.ts";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/residual-projection/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

type Shape = readonly [h: number, w: number, c: number];

/** Three numbers of a shape in a text. */
function shapeIn(text: string, pattern: RegExp): Shape {
  const [, h, w, c] = (pattern.exec(text) ?? []).map(Number);
  return [h ?? 0, w ?? 0, c ?? 0];
}

/** Builds a bank of filters, and counts its weights one by one. */
function bank(kernel: number, from: number, to: number): number {
  let count = 0;
  for (let f = 0; f < to; f++)
    for (let c = 0; c < from; c++) for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) count++;
  return count;
}

/** Places of a padded window along a side, tried one by one. */
function places(side: number, kernel: number, stride: number): number {
  const padding = (kernel - 1) / 2;
  let count = 0;
  for (let at = -padding; at + kernel <= side + padding; at += stride) count++;
  return count;
}

/** Questions about shapes and parameters, and those about the gradient at the sum. */
function asked(level: Level, count: number) {
  const all = questionsOf(family, level, count);
  const isSum = (question: QuizQuestion): boolean => promptOf(question).includes("gradient");
  return { shapes: all.filter((question) => !isSum(question)), sums: all.filter(isSum) };
}

test("level 1: the filters of 1 × 1 built, weight by weight; an identity is one of the answers", () => {
  for (const question of asked(1, 150).shapes) {
    const prompt = promptOf(question);
    const [h, w, from] = shapeIn(prompt, /input of (\d+) × (\d+) × (\d+)/);
    const [oh, ow, to] = shapeIn(prompt, /output of (\d+) × (\d+) × (\d+)/);
    expect([oh, ow], prompt).toEqual([places(h, 1, 2), places(w, 1, 2)]);
    expect(rightOf(question), prompt).toBe(String(bank(1, from, to)));
    expect(wrongOf(question).get("identity-anyway"), prompt).toBe("0");
  }
});

test("level 2: the three convolutions built, with all that goes with them", () => {
  for (const question of asked(2, 50).shapes) {
    const prompt = promptOf(question);
    const [, , from] = shapeIn(prompt, /input of (\d+) × (\d+) × (\d+)/);
    const [, , to] = shapeIn(prompt, /output of (\d+) × (\d+) × (\d+)/);
    const kernel = numberIn(prompt, /convolutions of size (\d+) ×/);
    const eachMap = prompt.includes("batch normalisation") ? ["scale", "shift"] : ["bias"];
    const rest = Array.from({ length: 3 * to }, () => eachMap).flat().length;
    const branch = bank(kernel, from, to) + bank(kernel, to, to);
    expect(rightOf(question), prompt).toBe(String(branch + bank(1, from, to) + rest));
    expect(wrongOf(question).get("identity-anyway"), prompt).toBe(String(branch + (rest / 3) * 2));
  }
});

test("level 3: shapes that differ cannot be added", () => {
  for (const { answer } of asked(3, 300).shapes) {
    if (answer.kind !== "set") throw new Error("Several blocks can be right");
    for (const { text, correct } of answer.options) {
      const words = plain(text);
      const [h, w, c] = shapeIn(words, /^input (\d+) × (\d+) × (\d+)/);
      const [kernel, stride] = [numberIn(words, /of (\d+) × \d+, stride/), numberIn(words, /stride (\d+)/)];
      const filters = numberIn(words, /, (\d+) filters/);
      const after = [
        places(places(h, kernel, stride), kernel, 1),
        places(places(w, kernel, stride), kernel, 1),
        filters,
      ];
      expect(String(after) !== String([h, w, c]), words).toBe(correct);
    }
  }
});

/** The block run forward, term by term. */
function run(x: number, weights: readonly number[], branchRaised = 0): number {
  let branch = x;
  for (const weight of weights) branch *= weight;
  return branch + branchRaised + x;
}

test("gradients at the sum: the block run twice, once with a term or the input raised", () => {
  const ids = new Set<string>();
  for (const level of LEVELS) {
    const { sums } = asked(level, 120);
    expect(sums.length).toBeGreaterThan(20);
    for (const question of sums) {
      const prompt = promptOf(question);
      const right = Number(rightOf(question));
      const g = numberIn(prompt, /at the sum is (\d+)/);
      const weights = [numberIn(prompt, /weights (\d+)/), numberIn(prompt, /weights \d+ and (\d+)/)];
      for (const id of wrongOf(question).keys()) ids.add(id);
      if (level === 1) expect(right, prompt).toBe(g * (run(7, weights, 1) - run(7, weights)));
      if (level === 2) expect(right, prompt).toBe(g * (run(8, weights) - run(7, weights)));
      if (level === 3) {
        const reaches = numberIn(prompt, /input there is (\d+)/);
        const fits = Array.from({ length: 100 }, (_, w) => w).filter(
          (w) => g * (run(8, [w]) - run(7, [w])) === reaches,
        );
        expect(fits, prompt).toEqual([right]);
      }
    }
  }
  for (const id of ["halved", "shortcut-only", "bypasses-weights", "shortcut-forgotten"])
    expect([...ids]).toContain(id);
});
