import { expect, test } from "@playwright/test";
import { OnePointer } from "#ui/one-pointer.ts";

test("a second pointer does nothing until the first is lifted", () => {
  const pointer = new OnePointer();
  expect(pointer.press(4)).toBe(true);
  expect(pointer.press(5)).toBe(false);
  expect([pointer.holds(4), pointer.holds(5)]).toEqual([true, false]);
  expect(pointer.release(5)).toBe(false);
  expect(pointer.isHeld).toBe(true);
  expect(pointer.release(4)).toBe(true);
  expect(pointer.isHeld).toBe(false);
  // The palm still lies there: only a pointer that is put down anew counts.
  expect(pointer.holds(5)).toBe(false);
  expect(pointer.press(6)).toBe(true);
});

test("a pointer whose lifting nobody heard of begins anew", () => {
  const pointer = new OnePointer();
  pointer.press(1);
  expect(pointer.press(1)).toBe(true);
  expect(pointer.release(1)).toBe(true);
  expect(pointer.release(1)).toBe(false);
});
