import { expect, test } from "@playwright/test";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/pooling-output/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Lays windows on an axis from the left, as long as each of their pixels exists. */
function pooled(side: number, window: number, stride: number): number {
  const axis = new Set(Array.from({ length: side }, (_, i) => i));
  let windows = 0;
  for (let start = 0; ; start += stride) {
    for (let i = 0; i < window; i++) if (!axis.has(start + i)) return windows;
    windows++;
  }
}

const NUMBERS = { one: 1, two: 2, three: 3 } as const;

const read = (prompt: string) => ({
  side: numberIn(prompt, /(\d+) × \d+ pixels/),
  window: numberIn(prompt, /(\d+) × \d+ windows/),
  stride: numberIn(prompt, /stride (\d+)/),
  channels: numberIn(prompt, /input of (\d+) channels/),
});

test("levels 1 and 2: as many windows can be laid as the output has pixels, on each of the maps", () => {
  for (const level of [1, 2] as const)
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const { side, window, stride, channels } = read(prompt);
      const out = pooled(side, window, stride);
      expect(rightOf(question), prompt).toBe(level === 1 ? `${out} × ${out} × ${channels}` : String(out));
    }
});

test("level 1: channels that are pooled are always offered", () => {
  for (const question of questionsOf(family, 1)) {
    const { channels, window } = read(promptOf(question));
    expect(wrongOf(question).get("channels-pooled")).toMatch(new RegExp(`× ${channels / window}$`));
  }
});

test("level 2: a pool of 3 with stride 2 on an even side does not halve it", () => {
  for (const question of questionsOf(family, 2)) {
    const { side, window } = read(promptOf(question));
    expect(side % 2).toBe(0);
    if (window === 3) expect(Number(rightOf(question))).toBe(side / 2 - 1);
    const halved = [...wrongOf(question)].find(([id]) => id.split("+").includes("always-halves"));
    expect(halved?.[1]).toBe(String(side / 2));
  }
});

test("level 3: of the sides offered, those that are ticked lead to the side given, and no others", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    const { side: wanted, window, stride } = read(prompt);
    const word = /through (one|two|three) pool/.exec(prompt)?.[1];
    const count = word === "one" || word === "two" || word === "three" ? NUMBERS[word] : 0;
    if (question.answer.kind !== "set") throw new Error("sides are ticked");
    for (const { text, correct } of question.answer.options) {
      let side = numberIn(plain(text), /^(\d+)/);
      for (let i = 0; i < count; i++) side = pooled(side, window, stride);
      expect(side === wanted, `${prompt} ${plain(text)}`).toBe(correct);
    }
  }
});
