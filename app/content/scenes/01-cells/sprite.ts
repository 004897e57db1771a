/** Cut-out pictures, painted at any size. Pure. */

export interface Pixels {
  /** Red, green, blue and alpha, row by row. */
  readonly rgba: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** A cut-out at its own size, at half of it, and so on; colours times alpha, all from 0 to 1. */
export type Sprite = readonly Level[];

interface Level {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

const SMALLEST = 8;

/** Makes a cut-out ready to be painted. */
export function spriteOf({ rgba, width, height }: Pixels): Sprite {
  const values = new Float32Array(width * height * 4);
  for (let i = 0; i < values.length; i += 4) {
    const alpha = (rgba[i + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c++) values[i + c] = ((rgba[i + c] ?? 0) / 255) * alpha;
    values[i + 3] = alpha;
  }
  const levels: Level[] = [{ width, height, values }];
  for (let last = levels[0]; last && Math.min(last.width, last.height) >= 2 * SMALLEST; last = levels.at(-1))
    levels.push(halved(last));
  return levels;
}

function halved({ width, height, values }: Level): Level {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  const half = new Float32Array(w * h * 4);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let c = 0; c < 4; c++) {
        const at = (2 * y * width + 2 * x) * 4 + c;
        const below = at + 4 * width;
        half[(y * w + x) * 4 + c] =
          ((values[at] ?? 0) + (values[at + 4] ?? 0) + (values[below] ?? 0) + (values[below + 4] ?? 0)) / 4;
      }
  return { width: w, height: h, values: half };
}

/** A picture that is being composed. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Planes of red, green and blue, 0 .. 1. */
  readonly rgb: Float32Array;
  /** The class of each pixel. */
  readonly truth: Uint8Array;
}

/** Where and how a cut-out is painted. */
export interface Placed {
  /** The middle of its box, in pixels. */
  readonly x: number;
  readonly y: number;
  /** The longer side of its box, in pixels. */
  readonly size: number;
  readonly mirrored?: boolean;
  /** What its colours are multiplied with; 1 by default. */
  readonly gain?: readonly [red: number, green: number, blue: number];
}

/** The size of a cut-out's box, in pixels. */
export function boxOf(sprite: Sprite, size: number): { readonly width: number; readonly height: number } {
  const { width = 1, height = 1 } = sprite[0] ?? {};
  const scale = size / Math.max(width, height);
  return { width: width * scale, height: height * scale };
}

/** Paints a cut-out; where it covers more than half of a pixel, the pixel is of its class. */
export function paint(canvas: Canvas, sprite: Sprite, placed: Placed, label: number): void {
  const { width, height, rgb, truth } = canvas;
  const { x, y, size, mirrored = false, gain = [1, 1, 1] } = placed;
  const box = boxOf(sprite, size);
  const [left, top] = [x - box.width / 2, y - box.height / 2];
  // The smallest level that is not enlarged.
  const level = sprite.findLast((each) => Math.max(each.width, each.height) >= size) ?? sprite[0];
  if (!level) return;
  const scale = level.width / box.width;
  const sampled = new Float32Array(4);
  const [lastRow, lastColumn] = [
    Math.min(height, Math.ceil(top + box.height)),
    Math.min(width, Math.ceil(left + box.width)),
  ];
  for (let row = Math.max(0, Math.floor(top)); row < lastRow; row++)
    for (let column = Math.max(0, Math.floor(left)); column < lastColumn; column++) {
      const across = (column + 0.5 - left) * scale - 0.5;
      sample(level, (row + 0.5 - top) * scale - 0.5, mirrored ? level.width - 1 - across : across, sampled);
      const alpha = sampled[3] ?? 0;
      if (alpha === 0) continue;
      const at = row * width + column;
      for (let c = 0; c < 3; c++) {
        const place = c * width * height + at;
        rgb[place] = Math.min(1, (sampled[c] ?? 0) * (gain[c] ?? 1)) + (1 - alpha) * (rgb[place] ?? 0);
      }
      if (alpha > 0.5) truth[at] = label;
    }
}

/** What lies between four pixels, nothing beyond the edge. */
function sample({ width, height, values }: Level, y: number, x: number, into: Float32Array): void {
  const [top, left] = [Math.floor(y), Math.floor(x)];
  const [down, right] = [y - top, x - left];
  into.fill(0);
  for (let i = 0; i < 4; i++) {
    const [row, column] = [top + (i >> 1), left + (i & 1)];
    if (row < 0 || column < 0 || row >= height || column >= width) continue;
    const share = (i >> 1 ? down : 1 - down) * (i & 1 ? right : 1 - right);
    for (let c = 0; c < 4; c++) into[c] = (into[c] ?? 0) + share * (values[(row * width + column) * 4 + c] ?? 0);
  }
}
