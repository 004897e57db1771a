import { expect, test } from "@playwright/test";
import { factor, pixels, plain, signed } from "#figures/numbers.ts";
import {
  groupTaps,
  rankTerms,
  relativeDifference,
  strongest,
  weightedChannels,
  windowSum,
} from "#figures/sum/terms.ts";
import type { Term } from "#nn/unit-explanation.ts";

function term(ci: number, ky: number, kx: number, value: number, weight: number): Term {
  return { ci, ky, kx, iy: ky, ix: kx, inside: true, value, weight };
}

const terms: readonly Term[] = [
  term(4, 0, 0, 1, 2),
  term(4, 0, 1, 3, -1),
  term(4, 1, 0, 0, 9),
  term(4, 1, 1, 0.5, 2),
  term(5, 0, 0, -4, 1),
  term(5, 0, 1, 2, 2),
  term(5, 1, 0, 1, -1),
  term(5, 1, 1, 10, 0.25),
];

test("a convolution's terms are grouped by input channel, with the sum of each", () => {
  const channels = weightedChannels(terms);
  expect(channels.map(({ ci, rows, columns, sum }) => ({ ci, rows, columns, sum }))).toEqual([
    { ci: 4, rows: 2, columns: 2, sum: 2 - 3 + 0 + 1 },
    { ci: 5, rows: 2, columns: 2, sum: -4 + 4 - 1 + 2.5 },
  ]);
  expect(channels[1]?.taps).toEqual(terms.slice(4));
});

test("a window that is not square keeps its rows and columns", () => {
  const [group] = groupTaps([term(0, 0, 0, 1, 1), term(0, 0, 1, 1, 1), term(0, 0, 2, 1, 1)]);
  expect(group).toMatchObject({ rows: 1, columns: 3 });
});

test("contributions come strongest first, whatever their sign; equal ones keep their order", () => {
  expect(rankTerms(terms).map(({ index, product }) => [index, product])).toEqual([
    [4, -4],
    [5, 4],
    [1, -3],
    [7, 2.5],
    [0, 2],
    [3, 1],
    [6, -1],
    [2, 0],
  ]);
});

test("what is not listed is summed", () => {
  const { top, rest, others } = strongest(terms, 3);
  expect(top.map(({ index }) => index)).toEqual([4, 5, 1]);
  expect(rest).toBeCloseTo(2.5 + 2 + 1 - 1, 12);
  expect(others).toBe(5);
  expect(strongest(terms, 50)).toMatchObject({ rest: 0, others: 0 });
});

test("a difference is measured against all that was added, so that cancelling sums are judged fairly", () => {
  const two = [term(0, 0, 0, 1, 100), term(0, 0, 1, 1, -100)];
  expect(relativeDifference({ terms: two, bias: null, sum: 0, result: 1e-3 })).toBeCloseTo(5e-6, 12);
  expect(relativeDifference({ terms: two, bias: -50, sum: 0, result: -1e-3 })).toBeCloseTo(4e-6, 12);
  expect(relativeDifference({ terms: [], bias: null, sum: 0, result: 0 })).toBe(0);
});

test("a window's sum", () => {
  expect(windowSum(terms.slice(0, 4))).toBe(4.5);
});

test("numbers are written with a true minus and as many places as tell something", () => {
  expect(plain(-0.31250001)).toBe("−0.3125");
  expect(plain(0)).toBe("0");
  expect(plain(12345.678)).toBe("12345.7");
  expect(plain(-0.00001234)).toBe("−1.2e−5");
  expect(plain(3.1e12)).toBe("3.1e+12");
  expect(plain(Number.NaN)).toBe("NaN");
  expect(plain(Number.NEGATIVE_INFINITY)).toBe("−∞");
  expect(signed(-0.5)).toBe("− 0.5000");
  expect(signed(0.5)).toBe("+ 0.5000");
  expect(factor(-0.5)).toBe("(−0.5000)");
  expect(factor(0.5)).toBe("0.5000");
  expect(pixels(-6)).toBe("−6");
  expect(pixels(7.25)).toBe("7.3");
});
