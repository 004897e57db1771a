import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { figureText } from "#quiz/figure-text.ts";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/unit-table/family.ts";
import { promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

type Question = ReturnType<typeof questionsOf>[number];

/** The table as the drawing says it: activations by samples. */
function tableOf({ figure }: Question): readonly (readonly number[])[] {
  const words = figure ? figureText(figure, false) : "";
  return [...words.matchAll(/sample \d+: ([\d, ]+)/g)].map(([, row = ""]) => row.split(",").map(Number));
}

for (const level of LEVELS) {
  test(`level ${level}: dead units and zeros, counted one by one`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const table = tableOf(question);
      expect(
        table.map((row) => row.length),
        prompt,
      ).toEqual([5, 5, 5, 5]);
      const zeros = [0, 0, 0, 0, 0];
      for (const row of table)
        row.forEach((value, unit) => {
          if (value === 0) zeros[unit] = (zeros[unit] ?? 0) + 1;
        });
      const asked = "ABCDE".indexOf(/is unit (\w) silent/.exec(prompt)?.[1] ?? "-");
      if (prompt.includes("to revive")) {
        const dead = "ABCDE".charAt(zeros.indexOf(4));
        const { answer } = question;
        if (answer.kind !== "choice") throw new Error("not a choice");
        for (const { text, correct } of answer.options) expect(plain(text).endsWith(`unit ${dead}`)).toBe(correct);
      } else if (prompt.includes("dead")) {
        expect(Number(rightOf(question)), prompt).toBe(zeros.filter((count) => count === table.length).length);
      } else if (asked >= 0) {
        expect(Number(rightOf(question)), prompt).toBe(((zeros[asked] ?? 0) / 4) * 100);
      } else {
        expect(Number(rightOf(question)), prompt).toBe(zeros.reduce((a, b) => a + b, 0) * 5);
      }
    }
  });
}

test("units with a single zero are always offered as dead, and never are", () => {
  for (const question of questionsOf(family, 1)) {
    const ids = [...wrongOf(question).keys()].flatMap((id) => id.split("+"));
    expect(ids, promptOf(question)).toContain("one-zero-kills");
  }
});
