import { expect, test } from "@playwright/test";
import { edited } from "#figures/kernel/edits.ts";
import { kernelOf, MOST, PRESETS, presetWeights, type Side } from "#content/scenes/05-five-views/kernel.ts";
import { barPicture, moved, networkOf, SIDE, SIZES } from "#content/scenes/05-five-views/state.ts";
import { parametersNote, shiftText, signsOf } from "#content/scenes/05-five-views/verdict.ts";
import { describe } from "#nn/report.ts";

const KERNELS: readonly Side[] = [3, 5, 7];
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

test("five views: the presets do what they are called, at every size", () => {
  for (const size of KERNELS) {
    for (const preset of PRESETS) {
      const weights = presetWeights(preset, size, 5);
      expect(weights).toHaveLength(size * size);
      for (const weight of weights) expect(Math.abs(weight)).toBeLessThanOrEqual(MOST);
    }
    expect(sum(presetWeights("blur", size, 0))).toBeCloseTo(1, 10);
    expect(sum(presetWeights("sharpen", size, 0))).toBeCloseTo(1, 10);
    for (const preset of ["sobel", "laplacian", "gabor"] as const)
      expect(sum(presetWeights(preset, size, 0))).toBeCloseTo(0, 10);
    // Brightness that rises to the right: no response of the Laplacian, a positive one of Sobel.
    const ramp = (preset: "sobel" | "laplacian"): number =>
      sum(presetWeights(preset, size, 0).map((weight, i) => weight * (i % size)));
    expect(ramp("laplacian")).toBeCloseTo(0, 10);
    expect(ramp("sobel")).toBeGreaterThan(1);
  }
  expect(presetWeights("sobel", 3, 0)).toEqual([-1, 0, 1, -2, 0, 2, -1, 0, 1]);
  expect(presetWeights("random", 5, 1)).toEqual(presetWeights("random", 5, 1));
  expect(presetWeights("random", 5, 1)).not.toEqual(presetWeights("random", 5, 2));
});

test("five views: a changed weight changes that one, the last change counts, and no link can leave the range", () => {
  const choice = { preset: "blur", size: 3, seed: 0, edits: [] } as const;
  const before = kernelOf(choice);
  const edits = edited(edited([], 4, 0.5), 4, -1.5);
  const after = kernelOf({ ...choice, edits });
  expect(after[4]).toBe(-1.5);
  for (const i of [0, 1, 2, 3, 5, 6, 7, 8]) expect(after[i]).toBe(before[i]);
  expect(kernelOf({ ...choice, edits: [2, 40, 30, 1, -1, 2] })).toEqual(
    Float32Array.from(before, (weight, i) => (i === 2 ? MOST : weight)),
  );
});

test("five views: the note on the parameters is true of every kernel and size", () => {
  for (const size of KERNELS) {
    for (let side: number = SIZES.least; side <= SIZES.most; side += SIZES.step) {
      const report = describe(networkOf(size, side));
      const output = report.layers[0]?.output;
      expect(report.parameters).toBe(size * size);
      const [outputs = ""] = /[\d,]+(?= outputs)/.exec(parametersNote(size, side)) ?? [];
      expect(Number(outputs.replaceAll(",", ""))).toBe((output?.h ?? 0) * (output?.w ?? 0));
      expect(parametersNote(size, side)).toContain(`${size} × ${size} weights`);
      expect(parametersNote(size, side)).toContain(`${side} × ${side} pixels`);
    }
  }
});

test("five views: the bar is bright inside, a moved picture is known where it came from, signs are told from rounding", () => {
  const bar = barPicture(SIDE);
  expect([bar[23], bar[24], bar[39], bar[40]].map((value) => Math.round(10 * (value ?? 0)))).toEqual([1, 9, 9, 1]);
  const picture = Float32Array.from({ length: SIDE * SIDE }, (_, i) => i);
  const shifted = moved(picture, SIDE, { y: 3, x: -5 });
  for (const [y, x] of [
    [3, 0],
    [40, 58],
    [63, 20],
  ] as const)
    expect(shifted[y * SIDE + x]).toBe((y - 3) * SIDE + x + 5);
  expect(signsOf([3.2, 1e-7, -3.2])).toEqual(["+", "0", "−"]);
  expect(shiftText(null)).toBe("…");
  expect(shiftText(0)).toMatch(/= 0$/);
});
