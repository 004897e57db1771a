import { expect, test } from "@playwright/test";
import { family } from "../../app/content/quizzes/chained-kernels/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

type Kernel = readonly (readonly number[])[];

const COUNT = ["no", "One", "Two", "Three", "Four"];

/** Kernels of ones, multiplied out: what a chain of them does, as one kernel. */
function multipliedOut(n: number, k: number): Kernel {
  let whole: number[][] = [[1]];
  for (let layer = 0; layer < n; layer++) {
    const side = whole.length + k - 1;
    const next = Array.from({ length: side }, () => Array.from({ length: side }, () => 0));
    whole.forEach((row, y) => {
      row.forEach((value, x) => {
        for (let a = 0; a < k; a++) {
          for (let b = 0; b < k; b++) {
            const into = next[y + a];
            if (into) into[x + b] = (into[x + b] ?? 0) + value;
          }
        }
      });
    });
    whole = next;
  }
  return whole;
}

/** Counts weights one by one: each filter, each channel, each pixel under it. */
function layerWeights(channels: number, h: number, w: number): number {
  let count = 0;
  for (let filter = 0; filter < channels; filter++)
    for (let channel = 0; channel < channels; channel++) for (let pixel = 0; pixel < h * w; pixel++) count++;
  return count;
}

interface Chain {
  readonly n: number;
  readonly k: number;
  readonly channels: number;
}

function read(prompt: string): Chain {
  const n = COUNT.indexOf(/^(\w+) convolutions/.exec(prompt)?.[1] ?? "");
  const channels = numberIn(prompt, /reads (\d+) channels/);
  return { n, k: numberIn(prompt, /(\d+) × \d+/), channels: Number.isNaN(channels) ? 1 : channels };
}

const chainWeights = ({ n, k, channels }: Chain): number => n * layerWeights(channels, k, k);

test("level 1: chains multiplied out, and what is stored", () => {
  for (const question of questionsOf(family, 1)) {
    const prompt = promptOf(question);
    const chain = read(prompt);
    const right = Number(rightOf(question));
    if (prompt.includes("separable")) {
      const column = layerWeights(1, chain.k, 1);
      expect(right, prompt).toBe(column + layerWeights(1, 1, chain.k));
      expect(wrongOf(question).get("separable-is-full"), prompt).toBe(String(layerWeights(1, chain.k, chain.k)));
      continue;
    }
    const whole = multipliedOut(chain.n, chain.k);
    if (prompt.includes("pixels wide")) {
      expect(right, prompt).toBe(whole.length);
      continue;
    }
    expect(prompt).toContain(`one convolution of size ${whole.length} × ${whole.length}`);
    expect(right, prompt).toBe(chainWeights(chain));
    expect([...wrongOf(question).values()].map(Number), prompt).toContain(whole.flat().length);
  }
});

test("level 2: weights counted one by one, in the chain and in the layer it replaces", () => {
  for (const question of questionsOf(family, 2, 150)) {
    const prompt = promptOf(question);
    const chain = read(prompt);
    const { n, k, channels } = chain;
    const right = Number(rightOf(question));
    if (prompt.includes("replaced")) {
      expect(right, prompt).toBe(layerWeights(channels, k, 1) + layerWeights(channels, 1, k));
    } else if (prompt.includes("more weights")) {
      const side = multipliedOut(n, k).length;
      expect(right, prompt).toBe(layerWeights(channels, side, side) - chainWeights(chain));
    } else {
      expect(right, prompt).toBe(chainWeights(chain));
    }
  }
});

test("level 3: a chain of so many reads the larger kernel, and no other does; so many maps give the weights", () => {
  for (const question of questionsOf(family, 3)) {
    const prompt = promptOf(question);
    if (prompt.includes("separable")) continue;
    const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, i) => i + 1);
    if (prompt.includes("take?")) {
      const [side, k] = [
        numberIn(prompt, /A convolution of size (\d+)/),
        numberIn(prompt, /convolutions of size (\d+)/),
      ];
      const fits = upTo(9).filter((n) => multipliedOut(n, k).length === side);
      expect(fits.join(), prompt).toBe(rightOf(question));
      continue;
    }
    const { n, k } = read(prompt);
    const total = numberIn(prompt, /have ([\d,]+) weights/);
    // One slice by counting; a layer has a slice for every pair of channel and map.
    const fits = upTo(80).filter((channels) => n * layerWeights(1, k, k) * channels * channels === total);
    expect(fits.join(), prompt).toBe(rightOf(question));
  }
});

const FEW = [-3, -2, -1, 1, 2, 3];
const ROWS = FEW.flatMap((a) => [...FEW, 0].flatMap((b) => [...FEW, 0].map((c) => [a, b, c])));

/** Whether some row of small numbers, times a column, is the kernel. */
function isProduct(kernel: Kernel): boolean {
  return ROWS.some((row) =>
    kernel.every((line) => FEW.some((a) => line.every((value, i) => value === a * (row[i] ?? 0)))),
  );
}

test("level 3: separable are the kernels for which a column and a row are found", () => {
  let asked = 0;
  for (const question of questionsOf(family, 3)) {
    const { figure, answer } = question;
    if (figure?.kind !== "numbers" || answer.kind !== "set") continue;
    asked++;
    const found = figure.grids.filter(({ rows }) => isProduct(rows.map((row) => row.map(Number))));
    expect(found.map(({ name }) => name).join(", ")).toBe(rightOf(question));
    expect([...wrongOf(question).entries()]).toContainEqual(["any-kernel-separates", "a,b,c,d"]);
  }
  expect(asked).toBeGreaterThan(50);
});
