/** The layer, and the same by plain loops: where the windows lie, who wins, who gets what. Pure. */
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { poolGeometry } from "#nn/layers/pool2d-geometry.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";
import { GRADIENT, nameOf, type Pool, SIDE } from "./state.ts";

/** Digits drawn from a seed, row by row. */
export function digitsOf(seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: SIDE * SIDE }, () => random.integer(10));
}

function specOf({ kind, size, stride }: Pool) {
  const window = { kernel: [size, size] as const, stride: [stride, stride] as const };
  return { ...(kind === "max" ? maxPool2d : avgPool2d).create("pool"), ...window };
}

/** The layer alone, on the map. */
export function networkOf(pool: Pool): Architecture {
  const layer: LayerSpec = specOf(pool);
  return { name: "pooling", input: { c: 1, h: SIDE, w: SIDE }, layers: [layer] };
}

/** Outputs on a side. */
export function outputsOf(pool: Pool): number {
  return poolGeometry(specOf(pool), { c: 1, h: SIDE, w: SIDE }).out.h;
}

/** Places of the inputs of a window, in scan order. */
export function windowOf({ size, stride }: Pool, y: number, x: number): readonly number[] {
  return Array.from(
    { length: size * size },
    (_, i) => (y * stride + Math.floor(i / size)) * SIDE + x * stride + (i % size),
  );
}

/** The places of a window that hold its largest value. The first of them wins. */
export function largestOf(window: readonly number[], map: Float32Array): readonly number[] {
  const best = Math.max(...window.map((place) => map[place] ?? 0));
  return window.filter((place) => map[place] === best);
}

/** A way between an input and an output, and how much of the output it is: of its value, and so of its gradient. */
export interface Route {
  readonly place: number;
  readonly y: number;
  readonly x: number;
  readonly share: number;
}

/** The ways by which inputs make one output. */
export function routesOf(pool: Pool, map: Float32Array, y: number, x: number): readonly Route[] {
  const window = windowOf(pool, y, x);
  if (pool.kind === "mean") return window.map((place) => ({ place, y, x, share: 1 / window.length }));
  return largestOf(window, map)
    .slice(0, 1)
    .map((place) => ({ place, y, x, share: 1 }));
}

/** The outputs that have a gradient put on them, of those that there are. */
export function droppedOn(
  pool: Pool,
  dropped: readonly number[],
): readonly { readonly y: number; readonly x: number }[] {
  const outputs = outputsOf(pool);
  return [...new Set(dropped)]
    .map((name) => ({ y: Math.floor(name / SIDE), x: name % SIDE }))
    .filter(({ y, x }) => y < outputs && x < outputs);
}

/** The gradient of each output (H, W). */
export function seedOf(pool: Pool, dropped: readonly number[]): Float32Array {
  const outputs = outputsOf(pool);
  const seed = new Float32Array(outputs * outputs);
  for (const { y, x } of droppedOn(pool, dropped)) seed[y * outputs + x] = GRADIENT;
  return seed;
}

/** The outputs by a plain loop. */
export function pooled(pool: Pool, map: Float32Array): Float32Array {
  const outputs = outputsOf(pool);
  return Float32Array.from({ length: outputs * outputs }, (_, i) =>
    routesOf(pool, map, Math.floor(i / outputs), i % outputs).reduce(
      (sum, { place, share }) => sum + share * (map[place] ?? 0),
      0,
    ),
  );
}

/** What each input gets back, by a plain loop. */
export function handedBack(pool: Pool, map: Float32Array, dropped: readonly number[]): Float32Array {
  const gradient = new Float32Array(SIDE * SIDE);
  for (const { y, x } of droppedOn(pool, dropped))
    for (const { place, share } of routesOf(pool, map, y, x))
      gradient[place] = (gradient[place] ?? 0) + share * GRADIENT;
  return gradient;
}

/** The largest absolute difference of two lists; null while one of them is missing or of another length. */
export function largestDifference(a: Float32Array | null, b: Float32Array): number | null {
  if (!a || a.length !== b.length) return null;
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? 0))), 0);
}

/** The case that the prediction is about: two windows that overlap, with one winner. */
export const asked = {
  kind: "max",
  size: 2,
  stride: 1,
  direction: "back",
  y: 2,
  x: 3,
  dropped: [nameOf(2, 3), nameOf(2, 4)],
  seed: 18,
} as const;
