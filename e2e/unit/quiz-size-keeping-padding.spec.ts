import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { family } from "../../app/content/quizzes/size-keeping-padding/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Settings {
  readonly kernel: number;
  readonly dilation: number;
  readonly padding: number;
}

/** Lays windows on the padded axis one pixel apart, as long as every tap falls on it. */
function windows(side: number, { kernel, dilation, padding }: Settings): number {
  const end = padding + side + padding;
  let count = 0;
  for (let start = 0; ; start++) {
    for (let tap = 0; tap < kernel; tap++) if (start + tap * dilation >= end) return count;
    count++;
  }
}

const upTo30 = Array.from({ length: 30 }, (_, i) => i + 1);

for (const level of LEVELS) {
  test(`level ${level}: this number, and no other, keeps the size`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const side = numberIn(prompt, /(\d+) × \d+ pixels/);
      const given = {
        kernel: numberIn(prompt, /size (\d+) × \d+/),
        dilation: numberIn(prompt, /dilation (\d+)/) || 1,
        padding: numberIn(prompt, /padding (\d+)/),
      };
      const asked = prompt.includes("How many zeros")
        ? "padding"
        : prompt.includes("taps wide")
          ? "kernel"
          : "dilation";
      const found = upTo30.filter((value) => windows(side, { ...given, [asked]: value }) === side);
      expect(found, prompt).toEqual([Number(rightOf(question))]);
    }
  });
}

test("a kernel of 7 needs 3 zeros; 7 and 4 are among the ways that miss; padding 6 with dilation 2 goes with 7 taps", () => {
  const seven = questionsOf(family, 1).filter((each) => promptOf(each).includes("size 7 × 7"));
  expect(new Set(seven.map(rightOf))).toEqual(new Set(["3"]));
  for (const question of seven) expect(wrongOf(question).get("half-kernel")).toBe("4");
  const turned = questionsOf(family, 3).find((each) => promptOf(each).includes("dilation 2 and padding 6"));
  expect(turned && rightOf(turned)).toBe("7");
  expect(turned && wrongOf(turned).get("dilation-forgotten")).toBe("13");
});
