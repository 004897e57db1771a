import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/dilated-stacks/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Pixels of a row that a unit of the last layer reads, traced down from tap to tap. */
function pixels(kernel: number, dilations: readonly number[]): readonly number[] {
  let units = new Set([0]);
  for (const dilation of dilations.toReversed()) {
    const below = new Set<number>();
    for (const unit of units) for (let tap = 0; tap < kernel; tap++) below.add(unit + tap * dilation);
    units = below;
  }
  return [...units];
}

const span = (read: readonly number[]): number => Math.max(...read) - Math.min(...read) + 1;
const kernelIn = (prompt: string): number => numberIn(prompt, /of size (\d+) ×/);
const WORDS = ["no", "one", "two", "three", "four"];
const countIn = (prompt: string): number => WORDS.indexOf(/through (\w+) convolution/.exec(prompt)?.[1] ?? "");

for (const level of [1, 2] as const) {
  test(`level ${level}: a unit sees as far as can be traced; gaps have no weights`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const right = Number(rightOf(question));
      if (prompt.includes("How many weights")) {
        const weights = new Set<string>();
        for (let f = 0; f < numberIn(prompt, /slides (\d+)/); f++)
          for (let c = 0; c < numberIn(prompt, /input of (\d+)/); c++)
            for (let y = 0; y < kernelIn(prompt); y++)
              for (let x = 0; x < kernelIn(prompt); x++) weights.add(`${f} ${c} ${y} ${x}`);
        expect(right, prompt).toBe(weights.size);
      } else {
        const dilations =
          /dilations ([\d, and]+)\./
            .exec(prompt)?.[1]
            ?.split(/, | and /)
            .map(Number) ?? [];
        expect(dilations.length, prompt).toBe(countIn(prompt));
        expect(right, prompt).toBe(span(pixels(kernelIn(prompt), dilations)));
      }
    }
  });
}

test("level 3: fewer layers do not see so far; and no other pixels are read than can be traced", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const right = Number(rightOf(question));
    if (prompt.includes("different pixels")) {
      const dilations = Array.from({ length: countIn(prompt) }, () => numberIn(prompt, /dilation (\d+)/));
      expect(right, prompt).toBe(pixels(kernelIn(prompt), dilations).length);
      const spanned = span(pixels(kernelIn(prompt), dilations));
      expect([...wrongOf(question).values()].map(Number), prompt).toContain(spanned);
    } else {
      const dilations: number[] = [];
      while (span(pixels(kernelIn(prompt), dilations)) < numberIn(prompt, /see (\d+) pixels/)) {
        dilations.push(2 ** dilations.length);
      }
      expect(right, prompt).toBe(dilations.length);
    }
  }
});

test("dilations 1, 2, 4, 8 with a kernel of 3 see 31 pixels, and keep the well-known ways to miss it apart", () => {
  const question = questionsOf(family, 2).find((each) =>
    promptOf(each).includes("of size 3 × 3, one after the other, with stride 1 and dilations 1, 2, 4 and 8"),
  );
  expect(question && rightOf(question)).toBe("31");
  const wrong = question ? wrongOf(question) : new Map();
  expect(wrong.get("dilation-forgotten")).toBe("9");
  expect(wrong.get("extents-added")).toBe("34");
  expect(wrong.get("kernels-multiplied")).toBe("81");
});
