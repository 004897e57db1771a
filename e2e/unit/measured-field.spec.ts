import { expect, test } from "@playwright/test";
import { measureField } from "#nn/measured-field.ts";

test("a single pixel has no width", () => {
  const gradient = new Float32Array(5 * 7);
  gradient[2 * 7 + 3] = -0.4;
  const field = measureField(gradient, { c: 1, h: 5, w: 7 });
  expect(field?.deviationY).toBe(0);
  expect(field?.deviationX).toBe(0);
  expect(field?.share).toBeCloseTo(1 / 35, 12);
});

test("two equal pixels lie half their distance from their middle, whatever their signs", () => {
  const gradient = new Float32Array(6 * 9);
  gradient[1 * 9 + 2] = 0.5;
  gradient[1 * 9 + 8] = -0.5;
  expect(measureField(gradient, { c: 1, h: 6, w: 9 })).toEqual({
    box: { y: { first: 1, last: 1 }, x: { first: 2, last: 8 } },
    pixels: 2,
    deviationY: 0,
    deviationX: 3,
    share: 2 / 54,
  });
});

test("pixels weigh by the square of their gradient", () => {
  // Energies 1 and 9 at rows 0 and 10: mean 9, variance (81 + 9 * 1) / 10 = 9.
  const gradient = new Float32Array(11);
  gradient[0] = 1;
  gradient[10] = 3;
  expect(measureField(gradient, { c: 1, h: 11, w: 1 })?.deviationY).toBeCloseTo(3, 12);
});

test("channels add their energies at each pixel", () => {
  // Pixel 0: 3² + 4² = 25 over two channels; pixel 1: 5² in one of them.
  const gradient = Float32Array.of(3, 0, 0, 4, 5, 0);
  const field = measureField(gradient, { c: 2, h: 1, w: 3 });
  expect(field?.deviationX).toBeCloseTo(0.5, 12);
  expect(field?.share).toBeCloseTo(2 / 3, 12);
});

test("an even square of n pixels has the variance (n² - 1) / 12", () => {
  const gradient = new Float32Array(8 * 8);
  for (let y = 2; y < 7; y++) for (let x = 1; x < 6; x++) gradient[y * 8 + x] = 2;
  const field = measureField(gradient, { c: 1, h: 8, w: 8 });
  expect(field?.deviationY).toBeCloseTo(Math.sqrt(2), 12);
  expect(field?.deviationX).toBeCloseTo(Math.sqrt(2), 12);
  expect(field?.share).toBe(25 / 64);
  expect(field?.box).toEqual({ y: { first: 2, last: 6 }, x: { first: 1, last: 5 } });
});

test("a gradient of zero has no field", () => {
  expect(measureField(new Float32Array(12), { c: 3, h: 2, w: 2 })).toBeNull();
});
