/** The kernel that the five views share: presets of every size, and what the student changed in them. Pure. */
import { type Edits, withEdits } from "#figures/kernel/edits.ts";
import { createRandom } from "#nn/random.ts";

/** Sides that a kernel can have. */
export type Side = 3 | 5 | 7;
export const PRESETS = ["sobel", "blur", "laplacian", "sharpen", "gabor", "random"] as const;
export type Preset = (typeof PRESETS)[number];

/** Largest |weight|. */
export const MOST = 8;

export interface KernelChoice {
  readonly preset: Preset;
  readonly size: Side;
  /** Draws the random kernel. */
  readonly seed: number;
  readonly edits: Edits;
}

type Square = (y: number, x: number) => number;

function square(size: number, of: Square): readonly number[] {
  const half = (size - 1) / 2;
  return Array.from({ length: size * size }, (_, i) => of(Math.floor(i / size) - half, (i % size) - half));
}

/** Coefficients of (1 + t)^(n - 1), scaled to the sum 1: a blur of n taps. */
function binomial(n: number): readonly number[] {
  let row = [1];
  for (let i = 1; i < n; i++) row = [...row, 0].map((value, at) => (value + (row[at - 1] ?? 0)) / 2);
  return row;
}

/** A 3 × 3 kernel blurred to a larger one: it does the same, at a larger scale. */
function enlarged(base: readonly number[], size: Side): readonly number[] {
  const blur = binomial(size - 2);
  const half = (size - 3) / 2;
  return square(size, (y, x) => {
    let sum = 0;
    for (let i = 0; i < 9; i++) {
      const [by, bx] = [Math.floor(i / 3) - 1, (i % 3) - 1];
      sum += (base[i] ?? 0) * (blur[y - by + half] ?? 0) * (blur[x - bx + half] ?? 0);
    }
    return sum;
  });
}

/** Scaled so that the largest |weight| is `most`. */
function scaled(weights: readonly number[], most: number): readonly number[] {
  const largest = Math.max(...weights.map(Math.abs));
  return weights.map((weight) => (weight * most) / largest);
}

const BLUR = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
const SOBEL = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
const LAPLACE = [0, 1, 0, 1, -4, 1, 0, 1, 0];

function gabor(size: Side): readonly number[] {
  const waves = square(size, (y, x) => {
    const along = (x + y) / Math.SQRT2;
    return Math.exp(-(x * x + y * y) / (0.11 * size * size)) * Math.cos((2 * Math.PI * along) / (0.55 * size));
  });
  const mean = waves.reduce((sum, wave) => sum + wave, 0) / waves.length;
  return scaled(
    waves.map((wave) => wave - mean),
    1,
  );
}

function random(size: Side, seed: number): readonly number[] {
  const draw = createRandom(seed);
  return square(size, () => Math.round(draw.normal() * 100) / 100);
}

/** A preset's weights, row by row, laid on unflipped. */
export function presetWeights(preset: Preset, size: Side, seed: number): readonly number[] {
  switch (preset) {
    case "blur":
      return enlarged(BLUR, size);
    case "sobel":
      return scaled(enlarged(SOBEL, size), 2);
    case "laplacian":
      return scaled(enlarged(LAPLACE, size), 4);
    case "sharpen": {
      const laplacian = scaled(enlarged(LAPLACE, size), 4);
      return square(size, (y, x) => (y === 0 && x === 0 ? 1 : 0)).map((one, i) => one - (laplacian[i] ?? 0));
    }
    case "gabor":
      return gabor(size);
    case "random":
      return random(size, seed);
  }
}

/** The kernel as it stands, row by row. */
export function kernelOf({ preset, size, seed, edits }: KernelChoice): Float32Array {
  return withEdits(presetWeights(preset, size, seed), edits, MOST);
}
