import * as v from "valibot";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { unflatten } from "#nn/layers/unflatten.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";

/** The seed of a dense layer's weights. */
export const SEED = 7;

/** Largest shift of the image, in pixels. */
const FARTHEST = 24;

const shift = v.pipe(v.number(), v.integer(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));

/** What a student sets: the layer f, and the shift T. */
export const state = {
  schema: v.object({
    kind: v.picklist(["conv", "dense"]),
    filter: v.picklist(["edges", "blur", "gabor", "random"]),
    padding: v.picklist(["none", "zeros"]),
    stride: v.picklist([1, 2, 3]),
    pool: v.boolean(),
    x: shift,
    y: shift,
  }),
  initial: { kind: "conv", filter: "edges", padding: "none", stride: 1, pool: false, x: 9, y: -5 },
} as const;
export type State = v.InferOutput<typeof state.schema>;
export type Layer = Omit<State, "x" | "y">;

/** Side of the input image in pixels. A dense layer has a weight for every pair of pixels, so its image is smaller. */
export function pictureSize({ kind }: Pick<Layer, "kind">): number {
  return kind === "dense" ? 24 : 96;
}

/** Largest shift that leaves enough of the image, in pixels. */
export function farthest({ kind }: Pick<Layer, "kind">): number {
  return kind === "dense" ? 6 : FARTHEST;
}

/** Total stride: input pixels per output pixel. */
export function strideOf({ kind, stride, pool }: Layer): number {
  return kind === "dense" ? 1 : stride * (pool ? 2 : 1);
}

function layersOf({ kind, stride, padding, pool }: Layer, size: number): readonly LayerSpec[] {
  if (kind === "dense")
    return [
      flatten.create("flat"),
      { ...dense.create("f"), units: size * size, bias: false },
      { ...unflatten.create("image"), channels: 1, size: [size, size] },
    ];
  const f: Conv2dSpec = {
    ...conv2d.create("f"),
    channels: 1,
    kernel: [5, 5],
    stride: [stride, stride],
    padding: padding === "none" ? "valid" : [2, 2],
    bias: false,
  };
  return pool ? [f, maxPool2d.create("pool")] : [f];
}

/** The layer as a network with a grey image as input and one as output. */
export function networkOf(layer: Layer): Architecture {
  const size = pictureSize(layer);
  return { name: "f", input: { c: 1, h: size, w: size }, layers: layersOf(layer, size) };
}

/** The part of a grey image (side `whole`) offset by `by` to the upper left of its centre. */
export function crop(
  picture: Float32Array,
  whole: number,
  size: number,
  by: { readonly x: number; readonly y: number },
): Float32Array {
  const start = (whole - size) / 2;
  return Float32Array.from({ length: size * size }, (_, i) => {
    const y = start + Math.floor(i / size) - by.y;
    const x = start + (i % size) - by.x;
    return picture[y * whole + x] ?? 0;
  });
}
