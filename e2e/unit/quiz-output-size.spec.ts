import { expect, test } from "@playwright/test";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/output-size/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Laid {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

function read(prompt: string): Laid {
  return {
    kernel: numberIn(prompt, /(\d+) × \d+(?: kernel)?, stride/),
    stride: numberIn(prompt, /stride (\d+)/),
    padding: numberIn(prompt, /padding (\d+) on/) || 0,
    dilation: numberIn(prompt, /dilation (\d+)/) || 1,
  };
}

/** Lays windows on the padded axis from the left, as long as every tap falls on it. */
function lay(side: number, { kernel, stride, padding, dilation }: Laid): number {
  const axis = Array.from({ length: padding + side + padding }, () => true);
  let windows = 0;
  for (let start = 0; ; start += stride) {
    for (let tap = 0; tap < kernel; tap++) if (!axis[start + tap * dilation]) return windows;
    windows++;
  }
}

for (const level of [1, 2] as const) {
  test(`level ${level}: as many windows can be laid as the output has pixels`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const side = numberIn(prompt, /(\d+) × \d+ pixels/);
      const out = lay(side, read(prompt));
      const filters = numberIn(prompt, /convolution with (\d+) filters/);
      const expected = Number.isNaN(filters) ? String(out) : `${out} × ${out} × ${filters}`;
      expect(rightOf(question), prompt).toBe(expected);
    }
  });
}

test("level 3: this padding, and no smaller one, keeps the side; these inputs, and no others offered, lead to it", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const laid = read(prompt);
    const side = numberIn(prompt, /(\d+) × \d+ pixels/);
    if (question.answer.kind === "number") {
      const found = Array.from({ length: 30 }, (_, padding) => padding).filter(
        (padding) => lay(side, { ...laid, padding }) === side,
      );
      expect(found, prompt).toEqual([Number(rightOf(question))]);
    } else if (question.answer.kind === "set") {
      for (const { text, correct } of question.answer.options) {
        const offered = numberIn(plain(text), /^(\d+)/);
        expect(lay(offered, laid) === side, `${prompt} ${offered}`).toBe(correct);
      }
    }
  }
});

test("with a stride, rounding up is always known and never right", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    const { stride } = read(prompt);
    if (stride === 1) continue;
    const known = [...wrongOf(question)].find(([id]) => id.split("+").includes("rounded-up"));
    expect(known?.[1], prompt).toBe(String(Number(rightOf(question)) + 1));
  }
});
