/** Lines of pixels to compare: one as across a photo, made of patches of all widths, and one of white noise. */
import type { Random } from "#nn/random.ts";
import { createRandom } from "#nn/random.ts";

const LENGTH = 4096;

/** Patches of constant brightness, from wide to narrow, each laid over what is there: how objects cover one another. */
function photoLine(random: Random): Float64Array {
  const line = new Float64Array(LENGTH);
  for (let width = LENGTH / 16; width >= 1; width /= 2) {
    for (let i = 0; i < LENGTH / width / 8; i++) {
      const start = random.integer(LENGTH);
      line.fill(random.next(), start, Math.min(LENGTH, start + Math.ceil(width)));
    }
  }
  return line;
}

function noiseLine(random: Random): Float64Array {
  return Float64Array.from({ length: LENGTH }, () => random.next());
}

/** Correlation of the values of a line that lie so far apart. */
export function correlation(line: Float64Array, distance: number): number {
  const mean = line.reduce((sum, value) => sum + value, 0) / line.length;
  let [together, alone] = [0, 0];
  for (let i = 0; i < line.length - distance; i++) {
    together += ((line[i] ?? 0) - mean) * ((line[i + distance] ?? 0) - mean);
  }
  for (const value of line) alone += (value - mean) ** 2;
  return together / (line.length - distance) / (alone / line.length);
}

type Points = readonly (readonly [distance: number, correlation: number])[];

/** Correlation against distance, along both lines. */
export function curves(): { readonly photo: Points; readonly noise: Points } {
  const random = createRandom(3);
  const points = (line: Float64Array): Points =>
    Array.from({ length: 41 }, (_, distance) => [distance, Math.round(correlation(line, distance) * 1000) / 1000]);
  return { photo: points(photoLine(random)), noise: points(noiseLine(random)) };
}
