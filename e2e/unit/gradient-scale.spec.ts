import { expect, test } from "@playwright/test";
import { LEAST_HALF, nextScale, startScale } from "#engine/show/gradient-scale.ts";

const LARGEST = 65_504;

/**
 * Exponents that are tried for a gradient which is 2^`end` where it is largest at the input, and 2^`widest` somewhere on its
 * way, for one of 2^0 at the unit; what half floats would hold of it at the last.
 */
function tried(end: number, widest: number, first = 0) {
  const exponents: number[] = [];
  let scale = startScale(first);
  for (;;) {
    const { exponent } = scale;
    exponents.push(exponent);
    const overflows = 2 ** (exponent + Math.max(end, widest, 0)) > LARGEST;
    const peak = overflows ? Number.POSITIVE_INFINITY : 2 ** (exponent + end) < LEAST_HALF ? 0 : 2 ** (exponent + end);
    const next = nextScale(scale, peak);
    if (!next) return { exponents, peak };
    scale = next;
    if (exponents.length > 12) throw new Error(`No end: ${exponents.join()}`);
  }
}

test("a gradient is scaled so that its largest value comes near the largest half float, in a few tries", () => {
  const wrong: string[] = [];
  for (let end = -38; end <= 39; end++) {
    for (let widest = end; widest <= 39; widest++) {
      const { exponents, peak } = tried(end, widest);
      const isUsual = end > -24 && widest < 20;
      // What is lost of the room that there is: a few bits; the unit's own gradient has to be held as well.
      const last = exponents.at(-1) ?? 0;
      const room = Math.min(15 - end, 15 - Math.max(widest, 0), 15);
      const isGood = exponents.length <= (isUsual ? 7 : 10) && Number.isFinite(peak) && room - last <= 5;
      if (!isGood) wrong.push(`${end} ${widest}: ${exponents.join()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what is held already is left as it is, and another unit begins where the last one ended", () => {
  expect(nextScale(startScale(0), 2 ** 13)).toBeNull();
  expect(tried(-20, 0).exponents.length).toBeLessThanOrEqual(2);
  expect(tried(-20, 0, 15).exponents).toEqual([15]);
});

test("no scale holds what is too large at the smallest, or zero at the largest", () => {
  expect(nextScale(startScale(-24), Number.NaN)).toBeNull();
  expect(nextScale(startScale(15), 0)).toBeNull();
});
