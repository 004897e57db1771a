import * as v from "valibot";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";

export const LAYERS = 3;
export const MOST_DILATION = 4;
/** Side of the map on which a unit's taps are followed: the widest field, and a margin. */
export const SIDE = 2 * LAYERS * MOST_DILATION + 5;
/** The unit, in the middle of it. */
export const MIDDLE = (SIDE - 1) / 2;
/** Side of the picture. */
export const PICTURE = 72;
const POINTS = 9;

const dilation = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DILATION));

/** What a student sets: the dilation of each layer, and how far the taps have fallen, in layers. */
export const state = {
  schema: v.object({
    first: dilation,
    second: dilation,
    third: dilation,
    fall: v.pipe(v.number(), v.minValue(0), v.maxValue(LAYERS)),
  }),
  initial: { first: 1, second: 2, third: 4, fall: LAYERS },
};
export type State = v.InferOutput<typeof state.schema>;

/** From the input on. */
export function dilationsOf({ first, second, third }: Pick<State, "first" | "second" | "third">): readonly number[] {
  return [first, second, third];
}

/** Layers of 3 × 3 with these dilations, from one channel to one, padded such that a map keeps its side. */
export function networkOf(dilations: readonly number[], side: number): Architecture {
  const layers = dilations.map((d, i): Conv2dSpec => ({
    ...conv2d.create(`layer${i + 1}`),
    channels: 1,
    kernel: [3, 3],
    dilation: [d, d],
    padding: [d, d],
    bias: false,
  }));
  return { name: `dilations ${dilations.join(", ")}`, input: { c: 1, h: side, w: side }, layers };
}

/** Equal weights, a mean over nine taps. A gradient through layers of them, times 9 for each, counts ways. */
export function weightsOf(dilations: readonly number[]): ParameterValues {
  return new Map(dilations.map((_, i) => [`layer${i + 1}.weight`, new Float32Array(9).fill(1 / 9)]));
}

/** Bright points on black: what holes between the taps do to them is plain to see. */
export function picture(): Float32Array {
  const random = createRandom(12);
  const pixels = new Float32Array(PICTURE * PICTURE);
  for (let i = 0; i < POINTS; i++) {
    const [y, x] = [10 + random.integer(PICTURE - 20), 10 + random.integer(PICTURE - 20)];
    pixels[y * PICTURE + x] = 1;
  }
  return pixels;
}
