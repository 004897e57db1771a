/**
 * Scales images by a rule of our own: each browser scales in its own way, so a network's results would differ
 * between browsers. Pure.
 *
 * A pixel is the mean of the image over an interval as wide as the pixel, but at least as wide as one source pixel,
 * centred on it and clipped at the edges. So shrinking averages areas, enlarging interpolates linearly, and at the same
 * size every pixel is unchanged. Means are taken of the stored (sRGB) values, as in PyTorch and Pillow.
 */

/** The source pixels of a scaled pixel, and their weights. */
interface Stretch {
  readonly first: number;
  readonly weights: readonly number[];
}

/** For each of `size` pixels, the interval of `side` pixels that it averages. */
export function stretches(side: number, size: number): readonly Stretch[] {
  const scale = side / size;
  const half = Math.max(scale, 1) / 2;
  return Array.from({ length: size }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const [from, to] = [Math.max(0, centre - half), Math.min(side, centre + half)];
    const first = Math.floor(from);
    const weights = Array.from(
      { length: Math.ceil(to) - first },
      (_each, j) => (Math.min(to, first + j + 1) - Math.max(from, first + j)) / (to - from),
    );
    return { first, weights };
  });
}

/** Red, green and blue. */
const CHANNELS = 3;

/** Pixels of an image, across and down. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Scales an image from one size to another; rows are added from the top, any number at a time. */
export class PictureScaler {
  readonly #from: PixelSize;
  readonly #to: PixelSize;
  readonly #across: readonly Stretch[];
  readonly #down: readonly Stretch[];
  readonly #sums: Float64Array;
  readonly #isSame: boolean;
  #row = 0;

  constructor(from: PixelSize, to: PixelSize) {
    this.#from = from;
    this.#to = to;
    this.#across = stretches(from.width, to.width);
    this.#down = stretches(from.height, to.height);
    this.#sums = new Float64Array(to.width * to.height * CHANNELS);
    this.#isSame = from.width === to.width && from.height === to.height;
  }

  /** Adds the next rows, as RGBA bytes. Alpha is ignored. */
  add(rgba: Uint8ClampedArray): void {
    // Nothing to scale: every sum is a pixel.
    if (this.#isSame) {
      const start = CHANNELS * this.#from.width * this.#row;
      const pixels = rgba.length / 4;
      for (let i = 0; i < pixels; i++)
        for (let c = 0; c < CHANNELS; c++) this.#sums[start + CHANNELS * i + c] = rgba[4 * i + c] ?? 0;
      this.#row += pixels / this.#from.width;
      return;
    }
    const bytes = 4 * this.#from.width;
    for (let at = 0; at < rgba.length; at += bytes) this.#addRow(rgba.subarray(at, at + bytes));
  }

  #addRow(rgba: Uint8ClampedArray): void {
    const row = this.#row++;
    let scaled: Float64Array | null = null;
    for (const [y, { first, weights }] of this.#down.entries()) {
      const weight = weights[row - first];
      if (weight === undefined) continue;
      scaled ??= this.#scaledRow(rgba);
      const start = y * scaled.length;
      for (const [i, value] of scaled.entries()) this.#sums[start + i] = (this.#sums[start + i] ?? 0) + weight * value;
    }
  }

  /** A row scaled to the final width. */
  #scaledRow(rgba: Uint8ClampedArray): Float64Array {
    const scaled = new Float64Array(this.#to.width * CHANNELS);
    for (const [x, { first, weights }] of this.#across.entries()) {
      for (let c = 0; c < CHANNELS; c++) {
        let sum = 0;
        for (const [j, weight] of weights.entries()) sum += weight * (rgba[4 * (first + j) + c] ?? 0);
        scaled[CHANNELS * x + c] = sum;
      }
    }
    return scaled;
  }

  /** The scaled image, once all rows are added: RGBA bytes, opaque. */
  finish(): Uint8ClampedArray<ArrayBuffer> {
    const rgba = new Uint8ClampedArray(this.#to.width * this.#to.height * 4).fill(255);
    for (const [i, sum] of this.#sums.entries()) rgba[4 * Math.floor(i / CHANNELS) + (i % CHANNELS)] = Math.round(sum);
    return rgba;
  }
}
