import { createRandom } from "#nn/random.ts";

function gabor(y: number, x: number): number {
  return Math.exp(-(x * x + y * y) / 4) * Math.cos((2 * Math.PI * (x + y)) / 4);
}

function kernel(of: (y: number, x: number) => number): Float32Array {
  return Float32Array.from({ length: 25 }, (_, i) => of(Math.floor(i / 5) - 2, (i % 5) - 2));
}

const random = createRandom(11);

/** 5 x 5 filters, row by row. */
export const presets = {
  edges: { label: "Vertical edges", weights: kernel((y, x) => (Math.sign(x) * Math.exp(-(x * x + y * y) / 4)) / 4) },
  blur: { label: "Blur", weights: kernel((y, x) => Math.exp(-(x * x + y * y) / 3) / 8) },
  gabor: { label: "Gabor", weights: kernel((y, x) => gabor(y, x) / 4) },
  random: { label: "Random", weights: kernel(() => random.normal() / 5) },
} as const;
