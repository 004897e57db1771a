import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/network-head/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Values that a unit reads: each place of each map after a flatten, one for each map after a mean. */
function read(prompt: string, head: "flat" | "mean", side: number): number {
  const maps = numberIn(prompt, /shape \d+ × \d+ × (\d+) \(/);
  let values = 0;
  for (let map = 0; map < maps; map++) {
    if (head === "mean") values++;
    else for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) values++;
  }
  return values;
}

/** Lines from all of them to every unit, and a bias at each. */
function parameters(prompt: string, head: "flat" | "mean", side = numberIn(prompt, /shape (\d+) ×/)): number {
  let count = 0;
  for (let unit = 0; unit < numberIn(prompt, /of (\d+) units/); unit++) count += read(prompt, head, side) + 1;
  return count;
}

test("level 1: a line from every mean to every unit", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    expect(rightOf(question), prompt).toBe(String(parameters(prompt, "mean")));
    expect(wrongOf(question).get("same-count"), prompt).toBe(String(parameters(prompt, "flat")));
  }
});

test("level 2: both heads counted, line by line", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    expect(rightOf(question), prompt).toBe(String(parameters(prompt, "flat") - parameters(prompt, "mean")));
  }
});

test("level 3: both heads counted on the larger maps", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const side = numberIn(prompt, /maps are (\d+) ×/);
    expect(side, prompt).toBe(2 * numberIn(prompt, /shape (\d+) ×/));
    const [flat, mean] = [parameters(prompt, "flat", side), parameters(prompt, "mean", side)];
    expect(rightOf(question), prompt).toBe(`${flat} with flattening, ${mean} with the mean`);
  }
});
