/** How a trained network ranks the right class of some test digits, by the kernels. */
import { type Dataset, imageAt, imageSize, normaliseInto } from "#data/dataset.ts";
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import type { ParameterValues } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import type { Shipped } from "../../scene-types.ts";
import { DIGITS } from "./state.ts";

/** Digits of one pass: few enough for any graphics card. */
const AT_ONCE = 100;

export interface RankedDigit {
  readonly label: number;
  /** Place of the right class among the scores, from 1. */
  readonly rank: number;
  /** Its brightness (H, W), 0 .. 255. */
  readonly pixels: Uint8Array;
}

/** The place of a class among scores, from 1; equal scores count as better. */
export function rankOf(scores: ArrayLike<number>, label: number): number {
  const own = scores[label] ?? -Infinity;
  return 1 + Array.from(scores).filter((score, i) => i !== label && score >= own).length;
}

/** Some of the test digits, with the rank of the right class. */
export async function rankDigits(
  device: Device,
  shipped: Shipped,
  batch: number,
  signal: AbortSignal,
): Promise<readonly RankedDigit[]> {
  const [images, weights] = await Promise.all([shipped.images("mnist"), shipped.weights()]);
  if (!images.ok) throw new Error(images.message);
  if (!weights.ok) throw new Error(weights.message);
  const { test } = images;
  const chosen = chosenOf(test, batch);
  const ranked: RankedDigit[] = [];
  for (let first = 0; first < chosen.length; first += AT_ONCE) {
    const some = chosen.slice(first, first + AT_ONCE);
    ranked.push(...(await rankSome(device, test, weights.values, some, signal)));
  }
  return ranked;
}

async function rankSome(
  device: Device,
  test: Dataset,
  weights: ParameterValues,
  chosen: readonly number[],
  signal: AbortSignal,
): Promise<readonly RankedDigit[]> {
  const size = imageSize(test);
  const input = new Float32Array(chosen.length * size);
  chosen.forEach((index, i) => normaliseInto(test, index, input, i * size));
  const { output } = await evaluate(device, defaultNetwork, { weights, input, batch: chosen.length, signal });
  const classes = output.length / chosen.length;
  return chosen.map((index, i) => {
    const label = test.labels[index] ?? 0;
    const scores = output.subarray(i * classes, (i + 1) * classes);
    return { label, rank: rankOf(scores, label), pixels: imageAt(test, index) };
  });
}

/** Indices of a batch; after the last one it begins anew. */
function chosenOf({ count }: Dataset, batch: number): readonly number[] {
  const first = (batch * DIGITS) % count;
  return Array.from({ length: Math.min(DIGITS, count) }, (_, i) => (first + i) % count);
}
