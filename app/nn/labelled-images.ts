import { createRandom, permutation } from "./random.ts";
import type { Shape } from "./types.ts";

/** Mean and standard deviation of pixels on the scale 0 .. 1; a network sees `(p / 255 - mean) / std`. */
export interface Normalisation {
  readonly mean: number;
  readonly std: number;
}

/** A labelled set of images in main memory, normalised by the statistics of the *training* images over all channels. */
export interface LabelledImages extends Normalisation {
  /** Number of images. */
  readonly count: number;
  /** Shape of one image. */
  readonly shape: Shape;
  /** Class names; a label is an index into this list. */
  readonly classes: readonly string[];
  /** One class index per image. */
  readonly labels: Uint8Array;
  /** `count x c x h x w` values from 0 to 255, image by image, plane by plane, row by row. */
  readonly pixels: Uint8Array;
}

/** The first `count` images of a set. */
export function firstImages(images: LabelledImages, count: number): LabelledImages {
  const { c, h, w } = images.shape;
  return {
    ...images,
    count,
    labels: images.labels.subarray(0, count),
    pixels: images.pixels.subarray(0, count * c * h * w),
  };
}

/** The first `count` images of each class, class by class. */
export function someOfEach(images: LabelledImages, count: number): LabelledImages {
  const { c, h, w } = images.shape;
  const size = c * h * w;
  const chosen = images.classes.flatMap((_, label) =>
    Array.from(images.labels.keys())
      .filter((i) => images.labels[i] === label)
      .slice(0, count),
  );
  const pixels = new Uint8Array(chosen.length * size);
  chosen.forEach((from, to) => pixels.set(images.pixels.subarray(from * size, (from + 1) * size), to * size));
  return { ...images, count: chosen.length, labels: Uint8Array.from(chosen, (i) => images.labels[i] ?? 0), pixels };
}

/** Images as a network takes them (N, C, H, W). */
export function normalised({ pixels, mean, std }: LabelledImages): Float32Array {
  return Float32Array.from(pixels, (pixel) => (pixel / 255 - mean) / std);
}

/** The same images with their labels dealt out anew: nothing is left to learn from them. */
export function withShuffledLabels(images: LabelledImages, seed: number): LabelledImages {
  const order = permutation(images.count, createRandom(seed));
  return { ...images, labels: Uint8Array.from(order, (from) => images.labels[from] ?? 0) };
}
