import { expect, test } from "@playwright/test";
import { LEVELS } from "#quiz/family.ts";
import { family } from "../../app/content/quizzes/toeplitz-matrix/family.ts";
import { numberIn, promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** The matrix of a convolution, found by convolving one unit image after the other: each gives a column. */
function build([h, w]: readonly [number, number], [m, n]: readonly [number, number]): number[][] {
  const columns: number[][] = [];
  for (let one = 0; one < h * w; one++) {
    const column: number[] = [];
    for (let y = 0; y + m <= h; y++) {
      for (let x = 0; x + n <= w; x++) {
        let value = 0;
        for (let a = 0; a < m; a++) for (let b = 0; b < n; b++) if ((y + a) * w + x + b === one) value += 1 + a * n + b;
        column.push(value);
      }
    }
    columns.push(column);
  }
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? Number.NaN));
}

for (const level of LEVELS) {
  test(`level ${level}: the matrix, built from what the layer does to unit images, has these entries`, () => {
    for (const question of questionsOf(family, level)) {
      const prompt = promptOf(question);
      const right = rightOf(question);
      if (prompt.includes("channels")) continue;
      if (prompt.includes("does the kernel have")) {
        const [rows, columns] = [numberIn(prompt, /with (\d+) rows/), numberIn(prompt, /and (\d+) columns/)];
        const kernels = Array.from({ length: columns }, (_, i) => i + 1);
        expect(
          kernels.filter((k) => build([1, columns], [1, k]).length === rows),
          prompt,
        ).toEqual([Number(right)]);
        continue;
      }
      const isSignal = prompt.includes("signal");
      const kernel = numberIn(prompt, isSignal ? /kernel of (\d+)/ : /one (\d+) × \d+ kernel/);
      const side = numberIn(prompt, isSignal ? /signal of (\d+)/ : /image of (\d+)/);
      const matrix = build([isSignal ? 1 : side, side], [isSignal ? 1 : kernel, kernel]);
      const entries = matrix.flat();
      const filled = entries.filter((entry) => entry !== 0);
      const columns = matrix[0]?.length ?? 0;
      const found: readonly (readonly [RegExp, string | number])[] = [
        [/rows and columns does/, `${matrix.length} rows, ${columns} columns`],
        [/many rows does/, matrix.length],
        [/many columns does/, columns],
        [/entries of the matrix are not zero/, filled.length],
        [/of one row/, matrix[0]?.filter((entry) => entry !== 0).length ?? 0],
        [/different nonzero/, new Set(filled).size],
        [/percentage/, (100 * (entries.length - filled.length)) / entries.length],
      ];
      const expected = found.find(([pattern]) => pattern.test(prompt))?.[1];
      expect(right, prompt).toBe(String(expected));
    }
  });
}

/** The matrix of a convolution over channels, built from what it does to one input after the other; weights all differ. */
function buildBlocks(n: number, k: number, c: number, f: number): readonly (readonly number[])[] {
  const weight = (filter: number, channel: number, tap: number): number => 1 + (filter * c + channel) * k + tap;
  const rows: number[][] = [];
  for (let filter = 0; filter < f; filter++) {
    for (let at = 0; at + k <= n; at++) {
      const row: number[] = [];
      for (let channel = 0; channel < c; channel++) {
        for (let one = 0; one < n; one++) {
          let value = 0;
          for (let tap = 0; tap < k; tap++) if (at + tap === one) value += weight(filter, channel, tap);
          row.push(value);
        }
      }
      rows.push(row);
    }
  }
  return rows;
}

test("level 2, several channels: the matrix, built input by input, has these entries; the other channels are never forgotten", () => {
  const met = new Set<string>();
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (!prompt.includes("channels")) continue;
    const [n, c] = [numberIn(prompt, /signal of (\d+)/), numberIn(prompt, /of (\d+) channels/)];
    const [k, f] = [numberIn(prompt, /filters, (\d+) weights/), numberIn(prompt, /with (\d+) filters/)];
    const matrix = buildBlocks(n, k, c, f);
    const filled = matrix.flat().filter((entry) => entry !== 0);
    const [first = []] = matrix;
    const found: readonly (readonly [RegExp, number])[] = [
      [/many rows does/, matrix.length],
      [/many columns does/, first.length],
      [/of one row/, first.filter((entry) => entry !== 0).length],
      [/different nonzero/, new Set(filled).size],
      [/entries of the matrix are not zero/, filled.length],
    ];
    const [pattern, expected] = found.find(([each]) => each.test(prompt)) ?? [];
    met.add(String(pattern));
    expect(rightOf(question), prompt).toBe(String(expected));
    const ids = [...wrongOf(question).keys()].flatMap((id) => id.split("+"));
    expect(ids, prompt).toContain(/many rows/.test(prompt) ? "one-filter" : "channels-forgotten");
  }
  expect(met.size).toBe(5);
});

test("all nonzero entries, taken for different ones, are always known and never right", () => {
  for (const question of questionsOf(family, 2)) {
    const prompt = promptOf(question);
    if (!prompt.includes("different") || prompt.includes("channels")) continue;
    const kernel = numberIn(prompt, /one (\d+) × \d+ kernel/);
    const places = numberIn(prompt, /image of (\d+)/) - kernel + 1;
    expect(Number(wrongOf(question).get("rows-differ")), prompt).toBe(kernel ** 2 * places ** 2);
  }
});
