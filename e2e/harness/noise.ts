import { createRandom } from "#nn/random.ts";

/** `count` values between -1 and 1, the same for the same seed. */
export function noise(count: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count }, () => 2 * random.next() - 1);
}
