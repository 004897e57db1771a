import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/bottleneck-parameters/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Builds a bank of filters, and counts its weights and biases one by one. */
function bank(kernel: number, from: number, to: number, bias = false): number {
  let count = 0;
  for (let f = 0; f < to; f++) {
    for (let c = 0; c < from; c++) for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) count++;
    if (bias) count++;
  }
  return count;
}

/** The three banks of a bottleneck, the middle one as wide as given. */
function bottleneck(prompt: string, width: number): number {
  const kernel = numberIn(prompt, /channels, (\d+) × \d+ on these/);
  const [c, maps] = [numberIn(prompt, /input of (\d+) channels/), numberIn(prompt, /1 × 1 to (\d+) maps/)];
  return bank(1, c, width) + bank(kernel, width, width) + bank(1, width, maps);
}

test("level 1: the filters built, weight by weight", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const [filters, channels] = [numberIn(prompt, /has (\d+) filters/), numberIn(prompt, /input of (\d+) channels/)];
    const bias = !prompt.includes("no biases");
    expect(rightOf(question), prompt).toBe(String(bank(1, channels, filters, bias)));
    const scaled = [...wrongOf(question)].find(([id]) => id.split("+").includes("just-scales"))?.[1];
    expect(scaled, prompt).toBe(String(bank(1, 1, filters, bias)));
  }
});

test("level 2: the three banks built one after the other", () => {
  for (const question of questionsOf(family, 2, 60)) {
    const prompt = promptOf(question);
    expect(rightOf(question), prompt).toBe(String(bottleneck(prompt, numberIn(prompt, /1 × 1 to (\d+) channels/))));
  }
});

test("level 3: of all widths, only this one gives the weights", () => {
  for (const question of questionsOf(family, 3, 10)) {
    const prompt = promptOf(question);
    const total = numberIn(prompt, /have ([\d,]+) weights/);
    const widths = Array.from({ length: 70 }, (_, i) => i + 1).filter((width) => bottleneck(prompt, width) === total);
    expect(widths.join(", "), prompt).toBe(rightOf(question));
  }
});

test("the bottleneck of the well-known network: 69,632 weights for 589,824", () => {
  expect(bank(1, 256, 64) + bank(3, 64, 64) + bank(1, 64, 256)).toBe(69_632);
  expect(bank(3, 256, 256)).toBe(589_824);
});
