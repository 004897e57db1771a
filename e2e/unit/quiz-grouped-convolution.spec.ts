import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/grouped-convolution/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** Goes through all pairs of filter and channel, and counts the weights of those that are of one group. */
function weights(filters: number, channels: number, kernel: number, groups: number): number {
  let count = 0;
  for (let f = 0; f < filters; f++) {
    for (let c = 0; c < channels; c++) {
      const isSeen = Math.floor((f * groups) / filters) === Math.floor((c * groups) / channels);
      if (isSeen) for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) count++;
    }
  }
  return count;
}

const channelsIn = (prompt: string): number => numberIn(prompt, /input of (\d+) channels/);

test("level 1: pairs of filter and channel of the same group", () => {
  for (const question of questionsOf(family, 1, 100)) {
    const prompt = promptOf(question);
    const [filters, kernel] = [numberIn(prompt, /has (\d+) filters/), numberIn(prompt, /filters of size (\d+) ×/)];
    const groups = numberIn(prompt, /into (\d+) groups/);
    expect(rightOf(question), prompt).toBe(String(weights(filters, channelsIn(prompt), kernel, groups)));
    const forgotten = [...wrongOf(question)].find(([id]) => id.split("+").includes("groups-forgotten"))?.[1];
    expect(forgotten, prompt).toBe(String(weights(filters, channelsIn(prompt), kernel, 1)));
  }
});

test("level 2: a slice for each channel, then a filter of 1 × 1 for each map", () => {
  for (const question of questionsOf(family, 2, 100)) {
    const prompt = promptOf(question);
    const channels = channelsIn(prompt);
    const slices = weights(channels, channels, numberIn(prompt, /convolution of size (\d+) ×/), channels);
    const mixing = weights(numberIn(prompt, /with (\d+) filters of size 1 × 1/), channels, 1, 1);
    expect(rightOf(question), prompt).toBe(String(slices + mixing));
    expect([...wrongOf(question).values()], prompt).toEqual(expect.arrayContaining([String(slices), String(mixing)]));
  }
});

test("level 3: of all groups that divide channels and filters, only these leave so many weights", () => {
  for (const question of questionsOf(family, 3, 60)) {
    const prompt = promptOf(question);
    const [filters, kernel] = [numberIn(prompt, /has (\d+) filters/), numberIn(prompt, /filters of size (\d+) ×/)];
    const channels = channelsIn(prompt);
    expect(weights(filters, channels, kernel, 1), prompt).toBe(numberIn(prompt, /it has ([\d,]+) weights/));
    const left = numberIn(prompt, /it is to have ([\d,]+)\./);
    const fitting = Array.from({ length: channels }, (_, i) => i + 1).filter(
      (groups) =>
        channels % groups === 0 && filters % groups === 0 && weights(filters, channels, kernel, groups) === left,
    );
    expect(fitting.join(", "), prompt).toBe(rightOf(question));
  }
});
