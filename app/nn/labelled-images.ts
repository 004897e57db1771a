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
