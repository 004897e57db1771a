/**
 * Turns pen strokes on the drawing pad into 28 x 28 grey images prepared like MNIST's. Pure.
 *
 * MNIST's authors scaled each digit, keeping its proportions, into a box of 20 x 20 pixels and then
 * placed it in 28 x 28 pixels with its centre of mass in the middle (LeCun et al. 1998,
 * section III-A). In the published files the centre of mass is pixel (14, 14), counted from 0,
 * to within half a pixel.
 */

/** A position on the pad: x to the right and y down, both from 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** What the pen drew between touching the pad and leaving it. One point is a dot. */
export type Stroke = readonly Point[];

export const DIGIT_SIZE = 28;
/** MNIST's box for the digit itself, in pixels. */
export const DIGIT_BOX = 20;
/** The pixel, counted from 0 on both axes, at MNIST's centres of mass. */
export const DIGIT_CENTRE = 14;
/** Pen width that looks like MNIST's, on a pad of side 1: about 2.5 of 28 pixels. */
export const DEFAULT_PEN = 0.09;
/** Pixels over which the edge of the ink fades. */
const EDGE = 1.2;

function distanceToSegment(x: number, y: number, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / squared));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/**
 * Draws strokes with a round pen, anti-aliased: a pixel's ink falls from 1 to 0 with the distance
 * of its centre from the nearest stroke. `pen` is the pen's width and the points' scale is 0 .. 1.
 * Returns `size x size` values from 0 (paper) to 1 (ink), row by row. Points outside are clipped.
 */
export function rasteriseStrokes(
  strokes: readonly Stroke[],
  pen = DEFAULT_PEN,
  size = DIGIT_SIZE,
): Float32Array<ArrayBuffer> {
  const image = new Float32Array(size * size);
  const radius = (pen * size) / 2;
  const reach = radius + EDGE / 2;
  for (const stroke of strokes) {
    const points = stroke.map(({ x, y }) => ({ x: x * size, y: y * size }));
    points.forEach((b, i) => {
      const a = points[Math.max(0, i - 1)] ?? b;
      const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
      const right = Math.min(size - 1, Math.ceil(Math.max(a.x, b.x) + reach));
      const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
      const bottom = Math.min(size - 1, Math.ceil(Math.max(a.y, b.y) + reach));
      for (let y = top; y <= bottom; y++) {
        for (let x = left; x <= right; x++) {
          const ink = (reach - distanceToSegment(x + 0.5, y + 0.5, a, b)) / EDGE;
          image[y * size + x] = Math.max(image[y * size + x] ?? 0, Math.min(1, Math.max(0, ink)));
        }
      }
    });
  }
  return image;
}

/** Centre of mass in pixels counted from 0 (for a single pixel, its position); `null` without ink. */
export function centreOfMass(image: Float32Array, size = DIGIT_SIZE): Point | null {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  image.forEach((value, i) => {
    mass += value;
    sumX += value * (i % size);
    sumY += value * Math.floor(i / size);
  });
  return mass === 0 ? null : { x: sumX / mass, y: sumY / mass };
}

/** The smallest box around the ink, its right and bottom excluded; `null` without ink. */
function inkBox(
  image: Float32Array,
  size: number,
): { left: number; top: number; right: number; bottom: number } | null {
  const box = { left: size, top: size, right: 0, bottom: 0 };
  image.forEach((value, i) => {
    if (value < 0.05) return;
    const x = i % size;
    const y = Math.floor(i / size);
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + 1);
    box.bottom = Math.max(box.bottom, y + 1);
  });
  return box.right === 0 ? null : box;
}

/** Bilinear sample; pixel centres are at .5, and everything outside is paper. */
function sample(image: Float32Array, size: number, x: number, y: number): number {
  const [px, py] = [x - 0.5, y - 0.5];
  const [x0, y0] = [Math.floor(px), Math.floor(py)];
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= size || row >= size ? 0 : (image[row * size + column] ?? 0);
  const [fx, fy] = [px - x0, py - y0];
  const upper = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
  const lower = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

/**
 * Prepares a `size x size` image of a digit (ink bright) like MNIST's: its ink scaled into
 * 20 x 20, the centre of mass on pixel (14, 14). Returns 28 x 28; without ink, all zeros.
 * For strokes use `digitFromStrokes`, which keeps the pen's width.
 */
export function centreLikeMnist(image: Float32Array, size = DIGIT_SIZE): Float32Array<ArrayBuffer> {
  const out = new Float32Array(DIGIT_SIZE * DIGIT_SIZE);
  const box = inkBox(image, size);
  if (box === null) return out;
  const step = Math.max(box.right - box.left, box.bottom - box.top) / DIGIT_BOX;
  // Scaled down, one output pixel averages several samples, so that thin lines do not break.
  const taps = Math.max(2, Math.ceil(step * 2));
  const draw = (originX: number, originY: number): void => {
    for (let i = 0; i < out.length; i++) {
      let sum = 0;
      for (let tap = 0; tap < taps * taps; tap++) {
        const x = (i % DIGIT_SIZE) + ((tap % taps) + 0.5) / taps;
        const y = Math.floor(i / DIGIT_SIZE) + (Math.floor(tap / taps) + 0.5) / taps;
        sum += sample(image, size, originX + x * step, originY + y * step);
      }
      out[i] = Math.min(1, sum / (taps * taps));
    }
  };
  const half = (DIGIT_SIZE / 2) * step;
  const originX = (box.left + box.right) / 2 - half;
  const originY = (box.top + box.bottom) / 2 - half;
  draw(originX, originY);
  const centre = centreOfMass(out);
  if (centre !== null) draw(originX + (centre.x - DIGIT_CENTRE) * step, originY + (centre.y - DIGIT_CENTRE) * step);
  return out;
}

/**
 * Turns strokes into the image that a network trained on MNIST expects: the lines themselves are
 * scaled so that the ink fits 20 x 20, drawn with MNIST's pen width however small or large the
 * student wrote, and moved so that the centre of mass is on pixel (14, 14). Returns 28 x 28 values
 * from 0 to 1; without points, all zeros.
 */
export function digitFromStrokes(strokes: readonly Stroke[], pen = DEFAULT_PEN): Float32Array<ArrayBuffer> {
  const points = strokes.flat();
  if (points.length === 0) return new Float32Array(DIGIT_SIZE * DIGIT_SIZE);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(right - left, bottom - top);
  // A dot has no extent: it is moved, not scaled.
  const scale = extent < 0.02 ? 1 : (DIGIT_BOX / DIGIT_SIZE - pen) / extent;
  const place = (shiftX: number, shiftY: number): Stroke[] =>
    strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: 0.5 + (x - (left + right) / 2) * scale + shiftX,
        y: 0.5 + (y - (top + bottom) / 2) * scale + shiftY,
      })),
    );
  const centre = centreOfMass(rasteriseStrokes(place(0, 0), pen));
  if (centre === null) return new Float32Array(DIGIT_SIZE * DIGIT_SIZE);
  return rasteriseStrokes(place((DIGIT_CENTRE - centre.x) / DIGIT_SIZE, (DIGIT_CENTRE - centre.y) / DIGIT_SIZE), pen);
}
