/**
 * Reader of IDX, the file format of MNIST, Fashion-MNIST, EMNIST and KMNIST: two zero bytes, a
 * type code, the number of dimensions, one big-endian u32 per dimension, then the values. Pure.
 */
import type { Normalisation } from "#nn/labelled-images.ts";
import { pixelStatistics, type Dataset, type Split } from "./dataset.ts";

export interface IdxFailure {
  readonly ok: false;
  /** What is wrong and what to do, for the student. */
  readonly message: string;
}
export interface IdxArray {
  readonly ok: true;
  readonly dims: readonly number[];
  /** The values in row-major order; a view of the file's bytes. */
  readonly data: Uint8Array;
}
export interface IdxImages {
  readonly ok: true;
  readonly count: number;
  readonly c: number;
  readonly h: number;
  readonly w: number;
  readonly pixels: Uint8Array;
}
export interface IdxLabels {
  readonly ok: true;
  readonly labels: Uint8Array;
}

const TYPES: Readonly<Record<number, string>> = {
  0x08: "bytes",
  0x09: "signed bytes",
  0x0b: "16-bit integers",
  0x0c: "32-bit integers",
  0x0d: "32-bit floats",
  0x0e: "64-bit floats",
};
const MAX_VALUES = 1 << 30;

function fail(message: string): IdxFailure {
  return { ok: false, message };
}

/** Reads any IDX file of unsigned bytes. The size must fit the header exactly. */
export function parseIdx(bytes: Uint8Array): IdxArray | IdxFailure {
  if (bytes.length === 0) return fail("The file is empty. Choose an IDX file, such as train-images-idx3-ubyte.");
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return fail("The file is still compressed with gzip. Decompress it, then choose the file without .gz.");
  }
  const type = TYPES[bytes[2] ?? 0];
  const rank = bytes[3] ?? 0;
  if (bytes[0] !== 0 || bytes[1] !== 0 || type === undefined || rank === 0) {
    return fail(
      "This is not an IDX file: its first four bytes are not an IDX header. Choose a file such as train-images-idx3-ubyte.",
    );
  }
  if (bytes[2] !== 0x08)
    return fail(`This IDX file holds ${type}. Only unsigned bytes (type 8) can be read: save the values as 0 to 255.`);
  const headerBytes = 4 + 4 * rank;
  if (bytes.length < headerBytes) return fail("The file ends inside its header. Download it again.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dims = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const values = dims.reduce((product, n) => product * n, 1);
  const size = dims.join(" x ");
  if (values > MAX_VALUES)
    return fail(
      `The header says ${size} values, which is more than a page can hold. The file is probably damaged: download it again.`,
    );
  const present = bytes.length - headerBytes;
  if (present < values)
    return fail(`The file is cut short: ${present} of ${values} values (${size}) are there. Download it again.`);
  if (present > values)
    return fail(`The file has ${present - values} bytes more than its header says (${size}). Download it again.`);
  return { ok: true, dims, data: bytes.subarray(headerBytes) };
}

/** Reads an image file: three dimensions (count, rows, columns) or four (count, channels, rows, columns). */
export function parseIdxImages(bytes: Uint8Array): IdxImages | IdxFailure {
  const array = parseIdx(bytes);
  if (!array.ok) return array;
  const { dims, data } = array;
  if (dims.length === 1) return fail("This IDX file holds labels, not images. Choose the file with idx3 in its name.");
  if (dims.length !== 3 && dims.length !== 4)
    return fail(
      `This IDX file has ${dims.length} dimensions; images have 3 (count, rows, columns) or 4 with channels.`,
    );
  const [count = 0, c = 1, h = 0, w = 0] = dims.length === 3 ? [dims[0], 1, dims[1], dims[2]] : dims;
  if (count * c * h * w === 0) return fail(`This IDX file holds no pixels (${dims.join(" x ")}). Choose another.`);
  return { ok: true, count, c, h, w, pixels: data };
}

/** Reads a label file: one byte per image. */
export function parseIdxLabels(bytes: Uint8Array): IdxLabels | IdxFailure {
  const array = parseIdx(bytes);
  if (!array.ok) return array;
  if (array.dims.length !== 1)
    return fail("This IDX file holds images, not labels. Choose the file with idx1 in its name.");
  if (array.data.length === 0) return fail("This IDX file holds no labels. Choose another.");
  return { ok: true, labels: array.data };
}

/**
 * Combines images and labels into a data set. Classes are named 0, 1, 2 ... up to the largest label
 * unless `classes` names them. Mean and deviation are the images' own unless `normalisation`
 * gives those of the training split.
 */
export function datasetFromIdx(
  images: IdxImages,
  labels: IdxLabels,
  about: {
    readonly id: string;
    readonly title: string;
    readonly split: Split;
    readonly classes?: readonly string[];
    readonly normalisation?: Normalisation;
  },
): { readonly ok: true; readonly dataset: Dataset } | IdxFailure {
  if (images.count !== labels.labels.length) {
    return fail(
      `There are ${images.count} images but ${labels.labels.length} labels. Choose the two files of one set: both train or both t10k.`,
    );
  }
  const largest = labels.labels.reduce((most, label) => Math.max(most, label), 0);
  const classes = about.classes ?? Array.from({ length: largest + 1 }, (_, i) => String(i));
  if (largest >= classes.length)
    return fail(
      `A label is ${largest}, but there are only ${classes.length} class names (0 to ${classes.length - 1}).`,
    );
  const { mean, std } = about.normalisation ?? pixelStatistics(images.pixels);
  return {
    ok: true,
    dataset: {
      id: about.id,
      title: about.title,
      split: about.split,
      count: images.count,
      shape: { c: images.c, h: images.h, w: images.w },
      classes,
      labels: labels.labels,
      pixels: images.pixels,
      mean,
      std,
    },
  };
}
