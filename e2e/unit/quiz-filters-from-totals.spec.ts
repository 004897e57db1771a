import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/filters-from-totals/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** What one filter consists of: taken off the pile, piece by piece. */
function piecesOf(prompt: string): number {
  const [, m = "", n = ""] = /Filters of size (\d+) × (\d+)/.exec(prompt) ?? [];
  const pieces = new Set<string>();
  for (let c = 0; c < numberIn(prompt, /input of (\d+) channels/); c++)
    for (let y = 0; y < Number(m); y++) for (let x = 0; x < Number(n); x++) pieces.add(`w ${c} ${y} ${x}`);
  if (prompt.includes("has a bias")) pieces.add("b");
  return pieces.size;
}

test("level 1: the filters are the maps of the output, and the output is as large as windows fit", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const [, h, w, maps] = /is (\d+) × (\d+) × (\d+)\./.exec(prompt) ?? [];
    expect(rightOf(question), prompt).toBe(maps);
    const [, k = ""] = /Filters of size (\d+) ×/.exec(prompt) ?? [];
    let places = 0;
    for (let at = 0; at + Number(k) <= numberIn(prompt, /channels, (\d+) ×/); at++) places++;
    expect([h, w], prompt).toEqual([String(places), String(places)]);
  }
});

for (const level of [2, 3] as const) {
  test(`level ${level}: filters taken off the total one by one leave nothing`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const one = piecesOf(prompt);
      let [left, filters] = [
        numberIn(prompt, /have ([\d,]+) weights/) || numberIn(prompt, /has ([\d,]+) parameters/),
        0,
      ];
      for (; left >= one; left -= one) filters++;
      expect(left, prompt).toBe(0);
      expect(String(filters), prompt).toBe(rightOf(question));
    }
  });
}

test("slices, input channels and weights of a filter are known as wrong; so is a forgotten bias", () => {
  for (const level of [1, 2, 3] as const) {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const wrong = wrongOf(question);
      const channels = numberIn(prompt, /input of (\d+) channels/);
      const slices = channels * Number(rightOf(question));
      expect([...wrong].find(([id]) => id.split("+").includes("slices-for-filters"))?.[1], prompt).toBe(String(slices));
      expect([...wrong.values()], prompt).toContain(String(channels));
      if (level === 3) expect([...wrong.keys()].join("+"), prompt).toContain("bias-forgotten");
    }
  }
});
