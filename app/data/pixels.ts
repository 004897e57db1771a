/** Conversions between a canvas's bytes and a tensor's planes. Pure. */

import type { PixelSize } from "./scale-picture.ts";

/** Grey weights of ITU-R BT.601, as in MATLAB, OpenCV and Pillow. */
export const GREY_WEIGHTS = [0.299, 0.587, 0.114] as const;

/**
 * Turns RGBA bytes, row by row, into planes of floats from 0 to 1: three (red, green, blue) or one
 * (grey = 0.299 R + 0.587 G + 0.114 B). Alpha is ignored. Length: `channels * pixels`.
 */
export function rgbaToChw(rgba: Uint8ClampedArray | Uint8Array, channels: 1 | 3): Float32Array<ArrayBuffer> {
  const pixels = Math.floor(rgba.length / 4);
  const out = new Float32Array(channels * pixels);
  const [red, green, blue] = GREY_WEIGHTS;
  for (let i = 0; i < pixels; i++) {
    const r = (rgba[4 * i] ?? 0) / 255;
    const g = (rgba[4 * i + 1] ?? 0) / 255;
    const b = (rgba[4 * i + 2] ?? 0) / 255;
    if (channels === 1) {
      out[i] = red * r + green * g + blue * b;
    } else {
      out[i] = r;
      out[pixels + i] = g;
      out[2 * pixels + i] = b;
    }
  }
  return out;
}

/** The largest centred square of a `width x height` image, in whole pixels. */
export function centredSquare(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

/** A size with the same proportions and at most `most` pixels on a side, in whole pixels; never larger than it is. */
export function shrunk({ width, height }: PixelSize, most: number): PixelSize {
  const scale = Math.min(1, most / Math.max(width, height));
  const side = (pixels: number): number => Math.max(1, Math.round(scale * pixels));
  return { width: side(width), height: side(height) };
}
