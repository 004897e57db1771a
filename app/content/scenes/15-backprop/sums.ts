/** The sums of one small layer, forward and back, with every factor named: written as in the lecture, by plain loops. Pure. */
import type { Layer, Numbers, Size, Target } from "./problem.ts";

/** A factor of a product, such as `w` 2. */
export interface Factor {
  readonly name: "x" | "w" | "b" | "g";
  readonly at: number;
  readonly value: number;
}

/** One product of a sum. */
export interface Product {
  readonly factors: readonly Factor[];
  /** What it is divided by: values under a mean's window; 1 elsewhere. */
  readonly divisor: number;
}

export function valueOf({ factors, divisor }: Product): number {
  return factors.reduce((product, { value }) => product * value, 1) / divisor;
}

export function sumOf(products: readonly Product[]): number {
  return products.reduce((sum, product) => sum + valueOf(product), 0);
}

interface Tap {
  /** Place in the window, in the input, and of the output: each row by row. */
  readonly a: number;
  readonly n: number;
  readonly i: number;
}

function cells({ rows, columns }: Size): readonly (readonly [row: number, column: number])[] {
  return Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const);
}

/** Every meeting of an output, a place of its window and an input. */
export function tapsOf({ x, w, y, stride }: Layer): readonly Tap[] {
  const down = w.rows === 1 ? 1 : stride;
  return cells(y).flatMap(([oy, ox], i) =>
    cells(w).map(([ky, kx], a) => ({ i, a, n: (oy * down + ky) * x.columns + ox * stride + kx })),
  );
}

/** Inputs under the window of output `i`, in order. */
export function windowOf(layer: Layer, i: number): readonly number[] {
  return tapsOf(layer).flatMap((tap) => (tap.i === i ? [tap.n] : []));
}

/** The input that wins the window of output `i`; the first of equal ones. */
export function winnerOf(layer: Layer, { x }: Numbers, i: number): number {
  return windowOf(layer, i).reduce((best, n) => ((x[n] ?? 0) > (x[best] ?? 0) ? n : best));
}

/** The sum that makes output `i`; of a maximum, its winner. */
export function forwardSum(layer: Layer, numbers: Numbers, i: number): readonly Product[] {
  const { x, w, b } = numbers;
  const input = (n: number): Factor => ({ name: "x", at: n, value: x[n] ?? 0 });
  if (layer.op === "max") return [{ factors: [input(winnerOf(layer, numbers, i))], divisor: 1 }];
  const window = windowOf(layer, i);
  if (layer.op === "mean") return window.map((n) => ({ factors: [input(n)], divisor: window.length }));
  return [
    ...window.map((n, a) => ({ factors: [{ name: "w", at: a, value: w[a] ?? 0 } as const, input(n)], divisor: 1 })),
    { factors: [{ name: "b", at: 0, value: b[0] ?? 0 }], divisor: 1 },
  ];
}

/** The sum that makes the gradient with respect to one number: over all outputs that it takes part in. */
export function gradientSum(
  layer: Layer,
  numbers: Numbers,
  g: readonly number[],
  { group, at }: Target,
): readonly Product[] {
  const output = (i: number): Factor => ({ name: "g", at: i, value: g[i] ?? 0 });
  if (group === "b") return g.map((_, i) => ({ factors: [output(i)], divisor: 1 }));
  const taps = tapsOf(layer);
  if (group === "w")
    return taps
      .filter(({ a }) => a === at)
      .map(({ i, n }) => ({ factors: [output(i), { name: "x", at: n, value: numbers.x[n] ?? 0 }], divisor: 1 }));
  const own = taps.filter(({ n }) => n === at);
  if (layer.op === "max")
    return own
      .filter(({ i }) => winnerOf(layer, numbers, i) === at)
      .map(({ i }) => ({ factors: [output(i)], divisor: 1 }));
  if (layer.op === "mean")
    return own.map(({ i }) => ({ factors: [output(i)], divisor: layer.w.rows * layer.w.columns }));
  return own.map(({ i, a }) => ({
    factors: [output(i), { name: "w", at: a, value: numbers.w[a] ?? 0 }],
    divisor: 1,
  }));
}

/** All outputs, by the sums above. */
export function outputsOf(layer: Layer, numbers: Numbers): readonly number[] {
  return Array.from({ length: layer.y.rows * layer.y.columns }, (_, i) => sumOf(forwardSum(layer, numbers, i)));
}

/** All gradients, by the sums above. */
export function gradientsOf(layer: Layer, numbers: Numbers, g: readonly number[]): Numbers {
  const all = (group: Target["group"]): readonly number[] =>
    numbers[group].map((_, at) => sumOf(gradientSum(layer, numbers, g, { group, at })));
  return { x: all("x"), w: all("w"), b: all("b") };
}
