import { expect, test } from "@playwright/test";
import { shareOn, ticksOf, valueOn } from "#figures/plot/axis.ts";

test("marks are round, and no more than there is room for", () => {
  expect(ticksOf({ label: "", min: 0, max: 10 }, 5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticksOf({ label: "", min: 1, max: 20, scale: "log" }, 6)).toEqual([1, 2, 5, 10, 20]);
  const decades = { label: "", min: 1e-7, max: 1, scale: "log" } as const;
  expect(ticksOf(decades, 6)).toHaveLength(8);
  expect(ticksOf(decades, 4)).toEqual([1e-7, 1e-5, 1e-3, 0.1]);
  expect(ticksOf(decades, 2)).toEqual([1e-7, 1e-4, 0.1]);
});

test("a value and its share of an axis are each other's inverse", () => {
  for (const scale of ["linear", "log"] as const)
    for (const share of [0, 0.3, 1]) {
      const axis = { label: "", min: 0.01, max: 400, scale };
      expect(shareOn(axis, valueOn(axis, share))).toBeCloseTo(share, 9);
    }
});
