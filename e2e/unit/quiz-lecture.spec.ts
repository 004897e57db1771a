import { expect, test } from "@playwright/test";
import { family as nearOrFar } from "../../app/content/quizzes/near-or-far/family.ts";
import { curves } from "../../app/content/quizzes/near-or-far/lines.ts";
import { family as filterParameters } from "../../app/content/quizzes/filter-parameters/family.ts";
import { family as filtersInBank } from "../../app/content/quizzes/filters-in-bank/family.ts";

test("the lecture's printed answers: 27 parameters in a filter, 96 filters in the bank, near points are more alike", () => {
  for (const [family, right] of [
    [filterParameters, "27"],
    [filtersInBank, "96"],
    [nearOrFar, "at distance A"],
  ] as const) {
    const { answer } = family.generate(1, 1);
    const options = answer.kind === "choice" ? answer.options : [];
    expect(options.find(({ correct }) => correct)?.text).toEqual([right]);
  }
});

test("the curves to choose from are told apart: one fades, the other is gone after one step", () => {
  const { photo, noise } = curves();
  const at = (points: typeof photo, distance: number): number => points[distance]?.[1] ?? 0;
  for (const points of [photo, noise]) expect(at(points, 0)).toBe(1);
  for (const distance of [1, 2, 4, 8, 16]) {
    expect(at(photo, distance), `photo at ${distance}`).toBeGreaterThan(0.2);
    expect(Math.abs(at(noise, distance)), `noise at ${distance}`).toBeLessThan(0.06);
  }
  expect(at(photo, 1)).toBeGreaterThan(at(photo, 8));
  expect(at(photo, 8)).toBeGreaterThan(at(photo, 32));
});
