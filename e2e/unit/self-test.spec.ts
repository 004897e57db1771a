import { expect, test } from "@playwright/test";
import { selfTestCase } from "../../app/engine/run/self-test.ts";

test("no two values of a pool's window come close, so that half floats do not take one for the other", () => {
  const {
    forward: [, , normed],
  } = selfTestCase();
  const values = normed ?? new Float64Array();
  const gaps: number[] = [];
  for (let map = 0; map < 12; map++)
    for (let y = 0; y < 6; y += 2)
      for (let x = 0; x < 6; x += 2) {
        const window = [0, 1, 6, 7].map((offset) => values[map * 36 + y * 6 + x + offset] ?? Number.NaN);
        const [first = 0, second = 0] = window.toSorted((a, b) => b - a);
        gaps.push(first - second);
      }
  expect(gaps).toHaveLength(108);
  expect(Math.min(...gaps)).toBeGreaterThan(0.02);
});
