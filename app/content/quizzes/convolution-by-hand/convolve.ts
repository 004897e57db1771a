/** Convolutions of a few numbers, forward and backward, as sums of products that can be written down. */
import type { Tex } from "#nn/tex.ts";
import { tex } from "#nn/tex.ts";
import { product, sum } from "#quiz/build.ts";

/** Numbers by rows; a signal has one row. */
export type Grid = readonly (readonly number[])[];
/** The two factors of each product of a sum. */
export type Terms = readonly (readonly [number, number])[];
export type Place = readonly [y: number, x: number];

export function at(grid: Grid, [y, x]: Place): number {
  return grid[y]?.[x] ?? Number.NaN;
}

const places = (grid: Grid): readonly Place[] => grid.flatMap((row, y) => row.map((_, x): Place => [y, x]));

const isIn = (grid: Grid, [y, x]: Place): boolean => grid[y]?.[x] !== undefined;

export function flipped(grid: Grid): Grid {
  return grid.toReversed().map((row) => row.toReversed());
}

export function total(grid: Grid): number {
  return grid.flat().reduce((a, b) => a + b, 0);
}

export function sumOf(terms: Terms): number {
  return terms.reduce((all, [a, b]) => all + a * b, 0);
}

/** The window of an output: each weight with the input under it. */
export function outputTerms(x: Grid, w: Grid, [i, j]: Place, stride: number): Terms {
  return places(w).map(([a, b]) => [at(w, [a, b]), at(x, [i * stride + a, j * stride + b])] as const);
}

/** What moves the loss through one weight: at each place the gradient of the output, and the input under the weight. */
export function weightTerms(x: Grid, g: Grid, [a, b]: Place, stride: number): Terms {
  return places(g).map(([i, j]) => [at(g, [i, j]), at(x, [i * stride + a, j * stride + b])] as const);
}

/** What moves the loss through one input: the gradient of each output that used it, and the weight that it met there. */
export function inputTerms(w: Grid, g: Grid, [n, m]: Place, stride: number): Terms {
  return places(g).flatMap(([i, j]) => {
    const tap: Place = [n - i * stride, m - j * stride];
    return isIn(w, tap) ? [[at(g, [i, j]), at(w, tap)] as const] : [];
  });
}

/** A number as a factor: a negative one in brackets. */
function factor(value: number): number | Tex {
  return value < 0 ? tex`(${value})` : value;
}

/** `3 × 2 + (−1) × 4` */
export function termsTex(terms: Terms): Tex {
  const [first = tex`0`, ...others] = terms.map(([a, b]) => product(factor(a), factor(b)));
  return sum(first, ...others);
}

/** Numbers added up, negative ones in brackets. */
export function sumTex(values: readonly number[]): Tex {
  const [first = 0, ...others] = values.map(factor);
  return sum(first, ...others);
}
