import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/shifts-and-strides/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly pool: boolean;
  readonly kernel: number;
  readonly stride: number;
}

const layersIn = (prompt: string): readonly Layer[] =>
  [...prompt.matchAll(/a (\d+) × \d+ (convolution|max pool) with stride (\d+)/g)].map(([, kernel, kind, stride]) => ({
    pool: kind === "max pool",
    kernel: Number(kernel),
    stride: Number(stride),
  }));

const PLACES = 600;

/** A row without a period: values of a plain random generator. */
const ROW = Array.from({ length: PLACES + 64 }, (_, i) => ((i * i * 7919 + i * 104_729 + 31) % 1009) / 1009);

/** Runs the layers along a row. */
function run(row: readonly number[], layers: readonly Layer[]): readonly number[] {
  return layers.reduce<readonly number[]>((input, { pool, kernel, stride }, layer) => {
    const output: number[] = [];
    for (let at = 0; at + kernel <= input.length; at += stride) {
      const window = input.slice(at, at + kernel);
      output.push(
        pool ? Math.max(...window) : window.reduce((all, value, tap) => all + value * Math.sin(1 + 3 * tap + layer), 0),
      );
    }
    return output;
  }, row);
}

/** By how many units the output moves if the input is moved; null where it is no moved copy. */
function moved(layers: readonly Layer[], shift: number): number | null {
  const start = 64;
  const [before, after] = [0, shift].map((by) => run(ROW.slice(start - by, start - by + PLACES), layers));
  const middle = Array.from({ length: 12 }, (_, i) => 25 + i);
  const by = Array.from({ length: 25 }, (_, units) => units).find((units) =>
    middle.every((i) => Math.abs((after?.[i] ?? 0) - (before?.[i - units] ?? 1)) < 1e-9),
  );
  return by ?? null;
}

for (const level of LEVELS) {
  test(`level ${level}: the layers, run on a row and on the row moved, answer the same`, () => {
    for (const question of questionsOf(family, level, 60)) {
      const prompt = promptOf(question);
      const layers = layersIn(prompt);
      expect(layers.length, prompt).toBeGreaterThan(0);
      if (question.answer.kind === "set") {
        for (const { text, correct } of question.answer.options)
          expect(moved(layers, numberIn(plain(text), /^(\d+)/)) !== null, `${prompt} ${plain(text)}`).toBe(correct);
        continue;
      }
      const shift = numberIn(prompt, /moved by (\d+) pixel/);
      const shifts = Array.from({ length: 30 }, (_, i) => i + 1);
      const expected = Number.isNaN(shift) ? shifts.find((each) => moved(layers, each) !== null) : moved(layers, shift);
      expect(Number(rightOf(question)), prompt).toBe(expected);
    }
  });
}

test("who takes equivariance for invariance is always caught", () => {
  for (const level of [1, 2] as const)
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      if (prompt.includes("many units")) expect(wrongOf(question).get("invariant"), prompt).toBe("0");
    }
});
