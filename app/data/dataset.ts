/** A labelled set of images in main memory. Pure: no network, no GPU, no DOM. */
import type { LabelledImages } from "#nn/labelled-images.ts";

export type Split = "train" | "test";

export interface Dataset extends LabelledImages {
  /** Key in the catalogue, e.g. `mnist`. */
  readonly id: string;
  readonly title: string;
  /** The test split has the training split's mean and deviation, so that both are normalised alike. */
  readonly split: Split;
}

/** Values in one image: `c * h * w`. */
export function imageSize(dataset: Dataset): number {
  return dataset.shape.c * dataset.shape.h * dataset.shape.w;
}

/** A view (no copy) of one image's bytes in CHW order. Throws RangeError for an index outside the set. */
export function imageAt(dataset: Dataset, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= dataset.count) {
    throw new RangeError(`image ${index} of a data set of ${dataset.count}`);
  }
  const size = imageSize(dataset);
  return dataset.pixels.subarray(index * size, (index + 1) * size);
}

/**
 * Writes one image into `out` from `offset` on, as a network sees it: `(p / 255 - mean) / std`, CHW.
 * Throws RangeError if the image does not exist or does not fit.
 */
export function normaliseInto(dataset: Dataset, index: number, out: Float32Array, offset = 0): void {
  const image = imageAt(dataset, index);
  if (offset < 0 || offset + image.length > out.length) {
    throw new RangeError(`${image.length} values do not fit at ${offset} of ${out.length}`);
  }
  const scale = 1 / (255 * dataset.std);
  const shift = dataset.mean / dataset.std;
  for (let i = 0; i < image.length; i++) out[offset + i] = (image[i] ?? 0) * scale - shift;
}

/** Number of images in each class, in the order of `classes`. */
export function classCounts(dataset: Dataset): number[] {
  const counts = dataset.classes.map(() => 0);
  for (const label of dataset.labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Mean and standard deviation of bytes on the scale 0 .. 1; `std` is at least 1e-6, so that it can divide. */
export function pixelStatistics(pixels: Uint8Array): { mean: number; std: number } {
  const histogram = new Float64Array(256);
  for (const value of pixels) histogram[value] = (histogram[value] ?? 0) + 1;
  let sum = 0;
  let squares = 0;
  histogram.forEach((times, value) => {
    sum += times * value;
    squares += times * value * value;
  });
  const count = Math.max(1, pixels.length);
  const mean = sum / count / 255;
  return { mean, std: Math.max(1e-6, Math.sqrt(Math.max(0, squares / count / 65025 - mean * mean))) };
}
