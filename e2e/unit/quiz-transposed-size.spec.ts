import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { family } from "../../app/content/quizzes/transposed-size/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: number;
  readonly extra: number;
}

const read = (prompt: string): Layer => ({
  kernel: numberIn(prompt, /a (\d+) × \d+ kernel/),
  stride: numberIn(prompt, /stride (\d+)/),
  dilation: numberIn(prompt, /dilation (\d+)/) || 1,
  padding: numberIn(prompt, / padding (\d+) on each side/) || 0,
  extra: numberIn(prompt, /Output padding (\d+)/) || 0,
});

/** Spreads each input value over its window, cuts the padding off at both ends, and counts the pixels that are left. */
function spread(side: number, { kernel, stride, dilation, padding, extra }: Layer): number {
  const axis: number[] = [];
  for (let i = 0; i < side; i++)
    for (let tap = 0; tap < kernel; tap++) {
      const at = i * stride + tap * dilation;
      axis[at] = (axis[at] ?? 0) + 1;
    }
  return axis.slice(padding, axis.length - padding).length + extra;
}

/** Pixels to which any output of a convolution sends a gradient, and those between: the size of a gradient. */
function gradientSide(outputs: number, layer: Layer): number {
  const touched = new Set<number>();
  for (let i = 0; i < outputs; i++)
    for (let tap = 0; tap < layer.kernel; tap++) touched.add(i * layer.stride + tap * layer.dilation);
  return Math.max(...touched) - Math.min(...touched) + 1 - 2 * layer.padding;
}

for (const level of LEVELS) {
  test(`level ${level}: values spread over their windows cover as many pixels`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const layer = read(prompt);
      const right = Number(rightOf(question));
      const given = numberIn(prompt, /(\d+) × \d+ pixels/);
      const [input, output] = level === 3 ? [right, given] : [given, right];
      expect(spread(input, layer), prompt).toBe(output);
      expect(gradientSide(input, layer) + layer.extra, prompt).toBe(output);
      const common = level === 3 ? Math.round(output / layer.stride) : input * layer.stride;
      expect([...wrongOf(question).values()].map(Number), prompt).toContain(common);
    }
  });
}
