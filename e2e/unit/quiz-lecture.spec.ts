import { expect, test } from "@playwright/test";
import { family as filterParameters } from "../../app/content/quizzes/filter-parameters/family.ts";
import { family as filtersInBank } from "../../app/content/quizzes/filters-in-bank/family.ts";

test("the lecture's printed answers: 27 parameters in a filter, 96 filters in the bank", () => {
  for (const [family, right] of [
    [filterParameters, "27"],
    [filtersInBank, "96"],
  ] as const) {
    const { answer } = family.generate(1, 1);
    const options = answer.kind === "choice" ? answer.options : [];
    expect(options.find(({ correct }) => correct)?.text).toEqual([right]);
  }
});
