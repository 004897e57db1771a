import { expect, test } from "@playwright/test";
import {
  convNetwork,
  convolutionOf,
  matrixNetwork,
  pattern,
  type Setting,
  signalOf,
} from "#content/scenes/04-toeplitz/matrix.ts";
import { changedText, count, countText, kindText, verdict } from "#content/scenes/04-toeplitz/verdict.ts";
import { lower, valueShape } from "#nn/graph.ts";
import { describe } from "#nn/report.ts";

const settings = ([1, 2] as const).flatMap((axes) =>
  ([1, 2, 3] as const).flatMap((stride) =>
    (["none", "zeros"] as const).flatMap((padding) =>
      ([1, 2] as const).map((channels): Setting => ({ axes, stride, padding, channels })),
    ),
  ),
);

/** Whether every diagonal of a block holds one value. */
function isToeplitz(at: (row: number, column: number) => number, rows: number, columns: number): boolean {
  for (let row = 1; row < rows; row++)
    for (let column = 1; column < columns; column++) if (at(row, column) !== at(row - 1, column - 1)) return false;
  return true;
}

for (const setting of settings) {
  test(`toeplitz: what is said of the matrix holds for ${JSON.stringify(setting)}`, () => {
    const convolution = convolutionOf(setting);
    const { rows, columns, channels, height, width, out, kernel, stride, padding } = convolution;
    const lowering = lower(convNetwork(convolution));
    expect(lowering.ok).toBe(true);
    if (!lowering.ok) return;
    const shape = valueShape(lowering.graph, lowering.graph.output);
    expect([shape.c, shape.h, shape.w]).toEqual([1, out.height, out.width]);
    expect(describe(matrixNetwork(convolution)).parameters).toBe(rows * columns);
    expect(signalOf(convolution)).toHaveLength(columns);

    // The matrix times a signal is the convolution, by loops written for this test.
    const places = pattern(convolution);
    const weight = (index: number): number => 1 + index * index;
    const x = Float64Array.from({ length: columns }, (_, i) => Math.sin(i * i));
    let worst = 0;
    for (let row = 0; row < rows; row++) {
      let expected = 0;
      for (let c = 0; c < channels; c++)
        for (let ky = 0; ky < kernel[0]; ky++)
          for (let kx = 0; kx < kernel[1]; kx++) {
            const iy = Math.floor(row / out.width) * stride[0] - padding[0] + ky;
            const ix = (row % out.width) * stride[1] - padding[1] + kx;
            if (iy < 0 || ix < 0 || iy >= height || ix >= width) continue;
            expected += weight((c * kernel[0] + ky) * kernel[1] + kx) * (x[(c * height + iy) * width + ix] ?? 0);
          }
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        const index = places[row * columns + column] ?? -1;
        if (index >= 0) sum += weight(index) * (x[column] ?? 0);
      }
      worst = Math.max(worst, Math.abs(sum - expected));
    }
    expect(worst).toBeLessThan(1e-9);

    const text = kindText(setting);
    const block = columns / channels;
    const first = (row: number, column: number): number => places[row * columns + column] ?? -1;
    expect(/is a Toeplitz matrix: one value/.test(text)).toBe(setting.axes === 1 && isToeplitz(first, rows, block));
    const blocks = (row: number, column: number): string =>
      JSON.stringify(
        Array.from({ length: out.width * width }, (_, i) =>
          first(row * out.width + Math.floor(i / width), column * width + (i % width)),
        ),
      );
    const known = new Map<string, number>();
    const numbered = (row: number, column: number): number => {
      const key = blocks(row, column);
      if (!known.has(key)) known.set(key, known.size);
      return known.get(key) ?? -1;
    };
    const inner = (row: number, column: number): number => first(row, column + width * (padding[0] > 0 ? 0 : 1));
    expect(/doubly blocked/.test(text)).toBe(
      setting.axes === 2 && isToeplitz(numbered, out.height, height) && isToeplitz(inner, out.width, width),
    );
    expect(/square/.test(text)).toBe(rows === block);
    expect(/Two blocks/.test(text)).toBe(channels === 2);
  });
}

test("toeplitz: counts and comparisons are worded by their numbers", () => {
  expect(countText(count(Float32Array.from([0, 0, 0, 2])))).toBe(
    "4 entries: 75.0 % zeros, and 1 different value among the rest",
  );
  expect(verdict({ difference: 0, scale: 0 })).toMatch(/Every output is zero/);
  expect(verdict({ difference: 0, scale: 1 })).toMatch(/the same/);
  expect(verdict({ difference: 1e-7, scale: 1 })).toMatch(/Only rounding/);
  expect(verdict({ difference: 1e-2, scale: 1 })).toMatch(/More than the usual rounding/);
  expect(changedText(null, [1, 15], 12)).toBe("Measured: 2 entries change, one in each row, in columns 2, 4.");
  expect(changedText([1, 15], [1, 15], 12)).toMatch(/^You chose all of them and no others/);
  expect(changedText([1], [1, 15], 12)).toMatch(/^You chose 1 of those that change\. /);
});
