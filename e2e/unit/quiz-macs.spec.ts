import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/macs/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Layer {
  readonly filters: number;
  readonly kernel: number;
  readonly channels: number;
  readonly side: number;
  readonly stride: number;
  readonly padding: number;
}

const read = (prompt: string): Layer => ({
  filters: numberIn(prompt, /slides (\d+) filters/),
  kernel: numberIn(prompt, /filters of size (\d+) ×/),
  channels: numberIn(prompt, /input of (\d+) channels/),
  side: numberIn(prompt, /(\d+) × \d+ pixels/),
  stride: numberIn(prompt, /stride (\d+)/),
  padding: numberIn(prompt, /padding (\d+) on each side/) || 0,
});

/** Runs the layer on one channel of one map, place by place, and counts products: all channels and maps take as many. */
function count({ filters, kernel, channels, side, stride, padding }: Layer): number {
  const end = padding + side + padding;
  let products = 0;
  for (let y = 0; y + kernel <= end; y += stride)
    for (let x = 0; x + kernel <= end; x += stride)
      for (let ky = 0; ky < kernel; ky++) for (let kx = 0; kx < kernel; kx++) products++;
  let all = 0;
  for (let f = 0; f < filters; f++) for (let c = 0; c < channels; c++) all += products;
  return all;
}

for (const level of [1, 2] as const) {
  test(`level ${level}: as many products as a run of the layer takes`, () => {
    for (const question of questionsOf(family, level)) {
      const layer = read(promptOf(question));
      expect(Number(rightOf(question)), promptOf(question)).toBe(count(layer));
      expect([...wrongOf(question).values()].map(Number), promptOf(question)).toContain(2 * count(layer));
    }
  });
}

test("level 2: the places of the input are always known, and never right", () => {
  for (const question of questionsOf(family, 2)) {
    const { side, filters, kernel, channels } = read(promptOf(question));
    expect([...wrongOf(question).values()].map(Number)).toContain(side * side * filters * kernel * kernel * channels);
  }
});

test("level 3: the smaller layer takes so many times fewer", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const large = read(prompt);
    const small = {
      ...large,
      filters: numberIn(prompt, /same settings slides (\d+)/),
      channels: numberIn(prompt, /smaller.*input of (\d+) channels/),
      side: numberIn(prompt, /smaller.*, (\d+) × \d+ pixels/),
    };
    expect(count(large), prompt).toBe(Number(rightOf(question)) * count(small));
  }
});

test("side, channels and filters all halved save 16 times; 8, 4 and 2 are the ways that miss", () => {
  const halved = questionsOf(family, 3).find((each) => rightOf(each) === "16");
  const wrong = halved ? [...wrongOf(halved).values()] : [];
  expect(wrong).toEqual(expect.arrayContaining(["8", "4", "2"]));
});
