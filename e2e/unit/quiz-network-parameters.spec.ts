import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/network-parameters/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** How many windows can be laid on an axis, tried from the start on. */
function windows(size: number, kernel: number, stride: number): number {
  let count = 0;
  for (let at = 0; at + kernel <= size; at += stride) count++;
  return count;
}

/** Parameters counted one by one: all connections of each filter and unit, and one more for its bias. */
function parameters(outputs: number, connections: number): number {
  let count = 0;
  for (let each = 0; each < outputs; each++) {
    for (let i = 0; i < connections; i++) count++;
    count++;
  }
  return count;
}

/** Builds the network of a prompt, part by part as it is described, on an image of this side. */
function build(prompt: string, side: number): { readonly total: number; readonly dense: number } {
  let [total, channels, size] = [0, 3, side];
  for (const part of prompt.split(";").filter((each) => each.includes("filters of"))) {
    const [filters, kernel] = [numberIn(part, /(\d+) filters of/), numberIn(part, /filters of size (\d+) ×/)];
    const padding = part.includes("padding") ? numberIn(part, /padding (\d+) on each side/) : 0;
    total += parameters(filters, kernel * kernel * channels);
    size = windows(size + 2 * padding, kernel, 1);
    if (part.includes("pool")) size = windows(size, 2, 2);
    channels = filters;
  }
  const dense = parameters(numberIn(prompt, /dense layer of (\d+) units/), channels * size * size);
  return { total: total + dense, dense };
}

for (const level of [1, 2] as const) {
  test(`level ${level}: the network built as it is described has these parameters`, () => {
    for (const question of questionsOf(family, level, 80)) {
      const prompt = promptOf(question);
      const { total, dense } = build(prompt, numberIn(prompt, /image of (\d+) ×/));
      expect(rightOf(question), prompt).toBe(String(total));
      if (level === 2) expect([...wrongOf(question).values()], prompt).toContain(String(total - dense));
    }
  });
}

test("level 2: the second layer taken for flat is known, and so are pools with weights", () => {
  for (const question of questionsOf(family, 2, 80)) {
    const prompt = promptOf(question);
    const [first = 0, second = 0] = [...prompt.matchAll(/(\d+) filters of/g)].map(([, filters]) => Number(filters));
    const kernel = Number([...prompt.matchAll(/filters of size (\d+) ×/g)].at(-1)?.[1]);
    const flat = Number(rightOf(question)) - second * kernel * kernel * (first - 1);
    const wrong = [...wrongOf(question)];
    expect(wrong.find(([id]) => id.split("+").includes("second-layer-flat"))?.[1], prompt).toBe(String(flat));
    expect(wrong.map(([id]) => id).join("+"), prompt).toContain("pool-has-parameters");
  }
});

test("level 3: the same network built for both images", () => {
  for (const question of questionsOf(family, 3, 40)) {
    const prompt = promptOf(question);
    const [small, large] = [numberIn(prompt, /image of (\d+) ×/), numberIn(prompt, /images of (\d+) ×/)];
    expect(large, prompt).toBe(2 * small);
    const gain = build(prompt, large).total - build(prompt, small).total;
    expect(rightOf(question), prompt).toBe(String(gain));
  }
});
