import { expect, test } from "@playwright/test";
import { formatFixed, formatMark, formatNumber } from "#ui/number-text.ts";

test("what rounds to zero has no sign, other negative numbers have a real minus sign", () => {
  expect(formatFixed(-0.004, 2)).toBe("0.00");
  expect(formatFixed(-0, 1)).toBe("0.0");
  expect(formatFixed(-0.006, 2)).toBe("−0.01");
  expect(formatFixed(2.345, 1)).toBe("2.3");
  expect(formatNumber(-0)).toBe("0");
  expect(formatNumber(-0.25)).toBe("−0.250");
});

test("very small and large numbers have an exponent, what is no number says so", () => {
  expect(formatNumber(1.5e-7)).toBe("1.50e−7");
  expect(formatNumber(Number.NaN)).toBe("NaN");
  expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe("−∞");
  expect(formatMark(-1.5e-7)).toBe("−1.5e−7");
  expect(formatMark(123456)).toBe("1.23e5");
});
