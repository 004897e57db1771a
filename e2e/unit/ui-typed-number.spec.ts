import { expect, test } from "@playwright/test";
import { numberText, readTyped, stepped } from "#ui/typed-number.ts";

const any = { whole: false };
const whole = { whole: true };

for (const [text, value] of [
  ["0.01", 0.01],
  ["0,01", 0.01],
  [" 1,25 ", 1.25],
  [",5", 0.5],
  ["5.", 5],
  ["1e-3", 0.001],
  ["2,5E2", 250],
  ["−3", -3],
  ["0.00005", 0.00005],
  ["0.9995", 0.9995],
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1,234,567", 1_234_567],
  ["1 000", 1000],
  ["1'000.5", 1000.5],
] as const) {
  test(`${text} is read as ${value}, whatever the country`, () => {
    expect(readTyped(text, any)).toEqual({ ok: true, value });
  });
}

test("where whole numbers are taken, a mark before three digits groups thousands, and fractions are refused", () => {
  for (const text of ["1,024", "1.024", "1024", "1 024", "1024.0"])
    expect(readTyped(text, whole)).toEqual({ ok: true, value: 1024 });
  for (const text of ["1.5", "0,5", "1e-1"]) expect(readTyped(text, whole)).toMatchObject({ ok: false });
});

test("what is no number, or none in the range, is refused in words", () => {
  for (const text of ["", "abc", "1..2", "1,2,3", "1.2.3,4", "--1", "1e", "1e999", ".", "0x10", "Infinity"])
    expect(readTyped(text, any), text).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  const range = { min: 0, max: 0.95, whole: false };
  expect(readTyped("0.2", range)).toEqual({ ok: true, value: 0.2 });
  expect(readTyped("1", range)).toEqual({ ok: false, message: "The value must be from 0 to 0.95." });
  expect(readTyped("-1", { min: 1, whole: true })).toEqual({ ok: false, message: "The value must be at least 1." });
});

test("a step adds just that: from where the number is, to the end of the range, with no digits of its own", () => {
  const range = { min: 0, max: 1, whole: false };
  expect(stepped(0.1, 0.05, 1, range)).toBe(0.15);
  expect(stepped(0.33, 0.05, 1, range)).toBe(0.38);
  expect(stepped(0.98, 0.05, 1, range)).toBe(1);
  expect(stepped(0.00005, 0.0001, 1, range)).toBe(0.00015);
  expect(stepped(3, 1, -10, { min: 1, whole: true })).toBe(1);
});

test("what is shown is read as the same number", () => {
  for (const value of [0, -2, 0.00005, 1e-7, 0.1 + 0.2, 1e21, -1.5e-9, 123_456.75])
    expect(readTyped(numberText(value), any)).toEqual({ ok: true, value });
});
