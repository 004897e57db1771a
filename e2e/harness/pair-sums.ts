/** Compares sums over pairs of pixels with plain loops. */
import { plainPairSums } from "#content/scenes/16-local-vs-global/dependence.ts";
import { type PairSums, pairSums, type Way } from "#engine/show/pair-sums.ts";
import type { Device } from "#gpu/device.ts";
import { createRandom } from "#nn/random.ts";

/** Widths that fill their last texel to every degree. */
const SIZES = [
  [1, 1],
  [2, 9],
  [7, 5],
  [12, 3],
  [33, 20],
  [66, 41],
] as const;
const WAYS: readonly Way[] = [
  { y: 0, x: 0 },
  { y: 0, x: 1 },
  { y: 1, x: 0 },
  { y: -2, x: 3 },
  { y: 3, x: -2 },
  { y: -1, x: -5 },
  { y: 4, x: 10 },
  { y: -19, x: 32 },
  { y: 0, x: 66 },
  { y: 50, x: 0 },
];
const NAMES = ["pairs", "first", "second", "firstSquares", "secondSquares", "products"] as const;

/** The largest difference of a sum, for each pair that it is over; and textures left behind. */
export async function pairSumErrors(device: Device): Promise<{ readonly error: number; readonly left: number }> {
  const random = createRandom(11);
  const before = device.ledger.totals().textures;
  let error = 0;
  for (const [width, height] of SIZES) {
    const picture = { width, height, values: Float32Array.from({ length: width * height }, () => random.next()) };
    const sums = await pairSums(device, picture, WAYS);
    WAYS.forEach((way, i) => {
      const plain: PairSums = plainPairSums(picture, way);
      for (const name of NAMES) {
        const off = Math.abs((sums[i]?.[name] ?? Number.NaN) - plain[name]);
        error = Math.max(error, off / Math.max(1, plain.pairs));
      }
    });
  }
  return { error, left: device.ledger.totals().textures - before };
}
