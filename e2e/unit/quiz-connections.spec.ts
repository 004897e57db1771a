import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/connections/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

type Joined = "dense" | "local" | "conv";

interface Layer {
  readonly channels: number;
  /** Height and width of the input, and of the window. */
  readonly input: readonly [number, number];
  readonly window: readonly [number, number];
  readonly bias: boolean;
}

/** Draws every wire and writes the name of its weight on it; counts the different names, and those of biases. */
function parameters({ channels, input: [h, w], window: [m, n], bias }: Layer, joined: Joined): number {
  const names = new Set<string>();
  for (let y = 0; y + m <= h; y++) {
    for (let x = 0; x + n <= w; x++) {
      const output = `output ${y}, ${x}`;
      for (let c = 0; c < channels; c++) {
        for (let row = 0; row < h; row++) {
          for (let column = 0; column < w; column++) {
            const [a, b] = [row - y, column - x];
            const isInside = a >= 0 && a < m && b >= 0 && b < n;
            if (joined === "conv" && isInside) names.add(`tap ${c}, ${a}, ${b}`);
            else if (joined === "dense" || (joined === "local" && isInside))
              names.add(`${output} from ${c}, ${row}, ${column}`);
          }
        }
      }
      if (bias) names.add(joined === "conv" ? "bias" : `bias of ${output}`);
    }
  }
  return names.size;
}

function read(prompt: string): Layer {
  const bias = !prompt.includes("no biases") && !prompt.includes("without biases");
  const kernel = numberIn(prompt, /windows of (?:size )?(\d+)/);
  const signal = numberIn(prompt, /signal of (\d+) values/);
  if (!Number.isNaN(signal)) return { channels: 1, input: [1, signal], window: [1, kernel], bias };
  const side = numberIn(prompt, /each with (\d+) ×/);
  return { channels: numberIn(prompt, /input of (\d+) channels/), input: [side, side], window: [kernel, kernel], bias };
}

function joinedIn(prompt: string): Joined {
  if (prompt.includes("fully connected")) return "dense";
  return prompt.includes("locally connected") ? "local" : "conv";
}

for (const level of [1, 2] as const) {
  test(`level ${level}: the different weights on all wires`, () => {
    for (const question of questionsOf(family, level, level === 1 ? 120 : 60)) {
      const prompt = promptOf(question);
      const [layer, joined] = [read(prompt), joinedIn(prompt)];
      expect(rightOf(question), prompt).toBe(String(parameters(layer, joined)));
      const wrong = wrongOf(question);
      const known = (slip: string) => [...wrong].find(([id]) => id.split("+").includes(slip))?.[1];
      const commonest = { dense: "window-kept", local: "local-shares", conv: "connections-counted" }[joined];
      const taken = {
        dense: parameters(layer, "local"),
        local: parameters(layer, "conv"),
        conv: parameters({ ...layer, bias: false }, "local") + (layer.bias ? 1 : 0),
      }[joined];
      expect(known(commonest), prompt).toBe(String(taken));
    }
  });
}

test("level 3: a signal of that length, and no other, has these weights", () => {
  for (const question of questionsOf(family, 3, 60)) {
    const prompt = promptOf(question);
    const right = Number(rightOf(question));
    const { window, bias } = read(prompt);
    const at = (length: number, joined: Joined, taps = window[1]): number =>
      parameters({ channels: 1, input: [1, length], window: [1, taps], bias }, joined);
    const total = numberIn(prompt, /layer has ([\d,]+) (?:weights|parameters)/);
    if (Number.isNaN(total)) {
      const ratio = numberIn(prompt, /has (\d+) times/);
      // The wires of one output tell the ratio, those of all outputs as well.
      expect(at(right, "dense", right), prompt).toBe(ratio * at(window[1], "local"));
      if (right <= 100) expect(at(right, "dense"), prompt).toBe(ratio * at(right, "local"));
      continue;
    }
    const fits = Array.from({ length: 50 }, (_, length) => length).filter((length) => at(length, "local") === total);
    expect(fits.join(), prompt).toBe(rightOf(question));
  }
});

test("with windows of 3 and 100 times the weights, the signal has 300 values", () => {
  const example = questionsOf(family, 3).find((question) => /windows of 3 values.* 100 times/.test(promptOf(question)));
  if (!example) throw new Error("the lecture's own case is drawn");
  expect(rightOf(example)).toBe("300");
});
