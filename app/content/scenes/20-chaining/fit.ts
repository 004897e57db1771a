/** The descent, and how far a chain can move at all. Loaded when it is asked for. */
import { evaluate } from "#engine/show/evaluate.ts";
import { type Descent, leastSquares } from "#engine/train/least-squares.ts";
import type { Device } from "#gpu/device.ts";
import { defaultSgd } from "#nn/optimizer-settings.ts";
import { entriesOf, impulses, type Link, networkOf, startsOf, turned } from "./chain.ts";
import { rankOf, singularValues } from "./singular-values.ts";
import { EVERY, type Fit, fitOf, lengthOf, MOMENTUM, RATE, STARTS, STEPS } from "./fitted.ts";

const OPTIMIZER = { ...defaultSgd, rate: RATE, momentum: MOMENTUM };

/** Targets of length one, one after another for each start, turned as the output is. */
function outputsOf(targets: readonly Float32Array[]): Float32Array {
  const all = targets.flatMap((target) => {
    const length = lengthOf(target) || 1;
    const output = turned(target).map((weight) => weight / length);
    return Array.from({ length: STARTS }, () => [...output]);
  });
  return Float32Array.from(all.flat());
}

/** Descends to several targets, from all starts at once; calls back with each target's fit so far. */
export async function descend(
  device: Device,
  link: Link,
  targets: readonly Float32Array[],
  seed: number,
  signal: AbortSignal,
  show: (fits: readonly Fit[]) => void,
): Promise<readonly Fit[]> {
  const count = targets.length * STARTS;
  let fits: readonly (Fit | null)[] = targets.map(() => null);
  const take = (descent: Descent): readonly Fit[] => {
    const next = targets.map((target, i) => fitOf(link, target, descent, i, fits[i] ?? null));
    fits = next;
    return next;
  };
  const last = await leastSquares(
    device,
    networkOf(link, count),
    {
      weights: startsOf(link, count, seed),
      input: impulses(link, count),
      target: outputsOf(targets),
      optimizer: OPTIMIZER,
      steps: STEPS,
      every: EVERY,
      signal,
    },
    (descent) => show(take(descent)),
  );
  return take(last);
}

/**
 * In how many directions the whole kernel moves as the coefficients move, at a random chain: the rank of its gradient. Each
 * entry of the kernel has a copy of the chain, and goes back from there alone.
 */
export async function directionsOf(device: Device, link: Link, signal: AbortSignal): Promise<number> {
  const count = entriesOf(link.chain);
  const one = startsOf(link, 1, 1);
  const weights = new Map(
    [...one].map(([name, values]) => [
      name,
      Float32Array.from({ length: count * values.length }, (_, i) => values[i % values.length] ?? 0),
    ]),
  );
  const { gradients } = await evaluate(device, networkOf(link, count), {
    weights,
    input: impulses(link, count),
    gradient: Float32Array.from({ length: count * count }, (_, i) => (i % (count + 1) === 0 ? 1 : 0)),
    signal,
  });
  const parts = [...(gradients?.values() ?? [])];
  const rows = Array.from({ length: count }, (_, row) =>
    parts.flatMap((part) => [...part.subarray((row * part.length) / count, ((row + 1) * part.length) / count)]),
  );
  // As columns where there are fewer of them: the rank is the same.
  const width = rows[0]?.length ?? 0;
  const isWide = width > count;
  const values = isWide ? rows.flat() : Array.from({ length: width }, (_, x) => rows.map((row) => row[x] ?? 0)).flat();
  return rankOf(singularValues(values, isWide ? width : count));
}
