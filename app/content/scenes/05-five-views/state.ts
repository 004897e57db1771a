import * as v from "valibot";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { Architecture } from "#nn/types.ts";
import { photoSchema } from "../../photo/choice.ts";
import { MOST, PRESETS, type Side } from "./kernel.ts";

/** Side of the image that four of the views share. */
export const SIDE = 64;
/** Farthest shift, in pixels. */
export const FARTHEST = 12;
/** The fifth view's image: its least and largest side, and the steps between. */
export const SIZES = { least: 64, most: 512, step: 64 } as const;
const LARGEST_KERNEL = 7;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets: the kernel; the cursor and the chosen weight that all views share; the shift; the larger image. */
export const state = {
  schema: v.object({
    preset: v.picklist(PRESETS),
    size: v.picklist([3, 5, 7]),
    seed: whole(0, 9999),
    /** Place, weight, place, weight ... */
    edits: v.pipe(
      v.array(v.pipe(v.number(), v.minValue(-MOST), v.maxValue(LARGEST_KERNEL ** 2))),
      v.maxLength(2 * LARGEST_KERNEL ** 2),
    ),
    photo: photoSchema,
    /** A bright bar instead of the photo. */
    bar: v.boolean(),
    y: whole(0, SIDE - 1),
    x: whole(0, SIDE - 1),
    ky: whole(0, LARGEST_KERNEL - 1),
    kx: whole(0, LARGEST_KERNEL - 1),
    sy: whole(-FARTHEST, FARTHEST),
    sx: whole(-FARTHEST, FARTHEST),
    side: v.pipe(whole(SIZES.least, SIZES.most), v.multipleOf(SIZES.step)),
  }),
  initial: {
    preset: "sobel" as const,
    size: 3 as const,
    seed: 5,
    edits: [] as number[],
    photo: "camera" as const,
    bar: false,
    y: 20,
    x: 27,
    ky: 1,
    kx: 2,
    sy: -3,
    sx: 7,
    side: 256,
  },
};
export type State = v.InferOutput<typeof state.schema>;

/** One convolution of one channel, without padding and bias, as a network for an image of this side. */
export function networkOf(size: Side, side: number): Architecture {
  const f: Conv2dSpec = { ...conv2d.create("f"), channels: 1, kernel: [size, size], padding: "valid", bias: false };
  return { name: "f", input: { c: 1, h: side, w: side }, layers: [f] };
}

/** Columns of the bright bar, as shares of the side: from, to. */
export const BAR = [0.375, 0.625] as const;

/** A bright bar on dark ground. */
export function barPicture(side: number): Float32Array {
  const [from, to] = BAR;
  return Float32Array.from({ length: side * side }, (_, i) => {
    const x = (i % side) / side;
    return x >= from && x < to ? 0.9 : 0.1;
  });
}

/** A picture moved; what it does not know is its mirror image. */
export function moved(picture: Float32Array, side: number, by: { readonly y: number; readonly x: number }) {
  const mirrored = (at: number): number => (at < 0 ? -at - 1 : at >= side ? 2 * side - at - 1 : at);
  return Float32Array.from({ length: side * side }, (_, i) => {
    const y = mirrored(Math.floor(i / side) - by.y);
    return picture[y * side + mirrored((i % side) - by.x)] ?? 0;
  });
}
