/** Sample digits as strokes, so that the pad is not empty on the first screen. Pure. */
import type { Point, Stroke } from "./digit-pad.ts";

/** Control points as `x, y` pairs in hundredths of the pad; the pen runs through them smoothly unless `straight`. */
interface Line {
  readonly through: readonly number[];
  readonly straight?: boolean;
}

const LINES: Readonly<Record<number, readonly Line[]>> = {
  0: [{ through: [54, 20, 38, 28, 31, 50, 37, 72, 50, 80, 63, 72, 69, 50, 63, 28, 52, 20] }],
  1: [{ through: [54, 18, 50, 50, 46, 82], straight: true }],
  2: [{ through: [32, 36, 40, 22, 56, 20, 65, 32, 58, 50, 43, 66, 31, 79] }, { through: [31, 79, 50, 77, 70, 79] }],
  3: [{ through: [33, 25, 48, 18, 63, 25, 62, 39, 47, 47] }, { through: [47, 47, 64, 54, 66, 70, 52, 81, 32, 75] }],
  4: [
    { through: [35, 22, 31, 55, 71, 51], straight: true },
    { through: [65, 22, 61, 84], straight: true },
  ],
  5: [
    { through: [67, 20, 41, 21, 37, 46], straight: true },
    { through: [37, 46, 53, 42, 66, 54, 62, 73, 46, 81, 30, 75] },
  ],
  6: [{ through: [60, 18, 45, 32, 36, 54, 38, 74, 52, 81, 64, 70, 60, 56, 47, 54, 38, 64] }],
  7: [{ through: [31, 23, 67, 23, 54, 52, 45, 82], straight: true }],
  8: [{ through: [62, 26, 48, 18, 37, 28, 44, 42, 58, 54, 64, 68, 52, 81, 38, 74, 40, 58, 54, 45, 63, 33, 60, 24] }],
  9: [{ through: [63, 32, 50, 20, 37, 30, 39, 46, 52, 49, 63, 36] }, { through: [64, 26, 62, 50, 57, 82] }],
};

/** Points on a Catmull-Rom curve, which passes exactly through the control points. */
function smooth(points: readonly Point[], perSegment = 8): Point[] {
  const at = (i: number): Point => points[Math.min(points.length - 1, Math.max(0, i))] ?? { x: 0, y: 0 };
  const curve: Point[] = [at(0)];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 1; step <= perSegment; step++) {
      const t = step / perSegment;
      const mix = (a: number, b: number, c: number, d: number): number =>
        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
      curve.push({ x: mix(p0.x, p1.x, p2.x, p3.x), y: mix(p0.y, p1.y, p2.y, p3.y) });
    }
  }
  return curve;
}

/**
 * The strokes of a digit from 0 to 9, on a pad of side 1. Throws RangeError for other numbers, which
 * would be a bug of ours.
 */
export function sampleStrokes(digit: number): readonly Stroke[] {
  const lines = LINES[digit];
  if (lines === undefined) throw new RangeError(`no written sample of ${digit}`);
  return lines.map(({ through, straight }) => {
    const points: Point[] = [];
    for (let i = 0; i + 1 < through.length; i += 2)
      points.push({ x: (through[i] ?? 0) / 100, y: (through[i + 1] ?? 0) / 100 });
    return straight === true ? points : smooth(points);
  });
}
