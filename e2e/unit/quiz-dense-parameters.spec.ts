import { expect, test } from "@playwright/test";
import { amount } from "#nn/format.ts";
import { figureText } from "#quiz/figure-text.ts";
import { family } from "../../app/content/quizzes/dense-parameters/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Draws a line from every value to every unit, and counts the lines, and a bias at each unit. */
function lines(values: number, units: number, bias: boolean): number {
  let parameters = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let value = 0; value < values; value++) parameters++;
    if (bias) parameters++;
  }
  return parameters;
}

/** How many windows can be laid on an axis, tried from the start on. */
function windows(size: number, kernel: number, stride: number): number {
  let count = 0;
  for (let at = 0; at + kernel <= size; at += stride) count++;
  return count;
}

const unitsIn = (prompt: string): number => numberIn(prompt, /dense layer of ([\d,]+) units/);

test("level 1: a line from every value to every unit", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const [, h, w, c] = (/shape (\d+) × (\d+) × (\d+) \(/.exec(prompt) ?? []).map(Number);
    const values = Number(h) * Number(w) * Number(c);
    expect(String(lines(values, unitsIn(prompt), !prompt.includes("no biases"))), prompt).toBe(rightOf(question));
  }
});

test("level 2: the windows of filter and pool are laid, then lines drawn", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const side = windows(numberIn(prompt, /images of (\d+) ×/), numberIn(prompt, /filters of size (\d+) ×/), 1);
    const pooled = windows(side, 2, 2);
    const filters = numberIn(prompt, /through (\d+) filters/);
    const units = unitsIn(prompt);
    expect(String(lines(filters * pooled * pooled, units, true)), prompt).toBe(rightOf(question));
    const wrong = wrongOf(question);
    const known = (slip: string) => [...wrong].find(([id]) => id.split("+").includes(slip))?.[1];
    expect(known("size-before-pool"), prompt).toBe(String(lines(filters * side * side, units, true)));
    expect(known("channels-only"), prompt).toBe(String(lines(filters, units, true)));
  }
});

test("level 3: maps of that side give the parameters, and no other side does", () => {
  for (const question of questionsOf(family, 3, 100)) {
    const prompt = promptOf(question);
    const [maps, total] = [numberIn(prompt, /^(\d+) square maps/), numberIn(prompt, /has ([\d,]+) parameters/)];
    const fitting = Array.from({ length: 14 }, (_, side) => side).filter(
      (side) => lines(maps * side * side, unitsIn(prompt), true) === total,
    );
    expect(fitting.join(", "), prompt).toBe(rightOf(question));
  }
});

test("the drawing says what its question mark stands for, and the number once it is known", () => {
  for (const question of questionsOf(family, 2, 20)) {
    if (!question.figure) throw new Error("A dense layer is drawn");
    expect(figureText(question.figure, false)).toContain("? parameters");
    expect(figureText(question.figure, true)).toContain(`${amount(Number(rightOf(question)))} parameters`);
  }
});
