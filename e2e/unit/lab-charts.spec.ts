import { expect, test } from "@playwright/test";
import { chartSummary } from "#ui/chart-summary.ts";
import { guessing } from "../../app/features/lab/trainer/curves.ts";

test("guessing among ten classes costs ln 10 and is right once in ten times; a level line is said as one", () => {
  expect(guessing(10)).toEqual({ loss: Math.LN10, accuracy: 0.1 });
  expect(guessing(2).loss).toBe(Math.LN2);
  const level = guessing(10).loss;
  expect(
    chartSummary(
      ["guessing", "training"],
      [
        [1, 2],
        [level, level],
        [2.4, 1.2],
      ],
    ),
  ).toBe("guessing: always 2.30. training: from 2.40 at 1 to 1.20 at 2; lowest 1.20 at 2, highest 2.40 at 1.");
});
