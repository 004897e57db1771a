import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { family } from "../../app/content/quizzes/conv-parameters/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Builds the layer weight by weight, and counts what was built. */
function build(filters: number, [m, n]: readonly [number, number], channels: number, bias: boolean): number {
  const parameters = new Set<string>();
  for (let f = 0; f < filters; f++) {
    for (let c = 0; c < channels; c++)
      for (let y = 0; y < m; y++) for (let x = 0; x < n; x++) parameters.add(`w ${f} ${c} ${y} ${x}`);
    if (bias) parameters.add(`b ${f}`);
  }
  return parameters.size;
}

for (const level of LEVELS) {
  test(`level ${level}: a layer built as the question says has these parameters`, () => {
    for (const question of questionsOf(family, level, 100)) {
      const prompt = promptOf(question);
      const right = Number(rightOf(question));
      const bias = !prompt.includes("no biases");
      const kernel = /of size (\d+) × (\d+)/.exec(prompt);
      const side = prompt.includes("square") ? right : 0;
      const total = numberIn(prompt, /It has ([\d,]+) parameters/);
      const filters = numberIn(prompt, /slides ([\d,]+) /) || right;
      const channels = numberIn(prompt, /input of ([\d,]+) channels/) || right;
      const size = [Number(kernel?.[1] ?? side), Number(kernel?.[2] ?? side)] as const;
      expect(build(filters, size, channels, bias), prompt).toBe(level === 3 ? total : right);
    }
  });
}

test("filters, channels and sides of the kernel are never the same number, and the well-known wrong ones are caught", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const [filters, channels] = [numberIn(prompt, /slides (\d+) /), numberIn(prompt, /input of (\d+) channels/)];
    const [, m = "", n = ""] = /of size (\d+) × (\d+)/.exec(prompt) ?? [];
    expect(new Set([filters, channels]).size, prompt).toBe(2);
    for (const side of [m, n]) expect([filters, channels], prompt).not.toContain(Number(side));
    const caught = [...wrongOf(question).values()].map(Number);
    const flat = filters * Number(m) * Number(n);
    if (!prompt.includes("no biases")) expect(caught, prompt).toEqual(expect.arrayContaining([flat, flat + 1]));
  }
});
