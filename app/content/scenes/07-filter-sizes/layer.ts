import * as v from "valibot";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { describe } from "#nn/report.ts";
import type { Architecture } from "#nn/types.ts";

/** Largest sides, channels and filters. */
export const LARGEST = { m: 11, n: 11, c: 128, f: 64 } as const;
/** Side of the input; it does not enter the count. */
export const SIDE = 64;

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** What a student sets: the sides of a filter, its depth, the filters of the bank; signals or images; how they are drawn. */
export const state = {
  schema: v.object({
    m: whole(LARGEST.m),
    n: whole(LARGEST.n),
    c: whole(LARGEST.c),
    f: whole(LARGEST.f),
    bias: v.boolean(),
    axes: v.picklist([1, 2]),
    look: v.picklist(["blocks", "arrows"]),
  }),
  initial: { m: 3, n: 3, c: 3, f: 8, bias: false, axes: 2, look: "blocks" },
} as const;
export type State = v.InferOutput<typeof state.schema>;
export type Sizes = Pick<State, "m" | "n" | "c" | "f" | "bias">;

/** The sizes in force: a filter of a signal has one side. */
export function sizesOf({ m, n, c, f, bias, axes }: State): Sizes {
  return { m: axes === 1 ? 1 : m, n, c, f, bias };
}

/** The layer, on an image; on a signal where a filter is one pixel high. */
export function networkOf({ m, n, c, f, bias }: Sizes): Architecture {
  const layer: Conv2dSpec = { ...conv2d.create("f"), channels: f, kernel: [m, n], padding: "same", bias };
  return { name: "f", input: { c, h: SIDE, w: SIDE }, layers: [layer] };
}

/** Parameters by the app's accounting. */
export function parametersOf(sizes: Sizes): number {
  return describe(networkOf(sizes)).parameters;
}

/** The two layers that the prediction compares. */
export const RIVALS = {
  wide: { m: 11, n: 11, c: 3, f: 64, bias: false },
  deep: { m: 3, n: 3, c: 64, f: 64, bias: false },
} as const satisfies Record<string, Sizes>;
