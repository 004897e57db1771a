import { useMemo, useRef } from "react";
import type { WholeImage } from "#data/image-source.ts";
import { loadWholePhoto, photos } from "#data/photos.ts";
import { rgbaToChw } from "#data/pixels.ts";
import { type PairSums, pairSums, type PlanePicture } from "#engine/show/pair-sums.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import {
  correlationOf,
  type Curve,
  curveOf,
  medianCurve,
  plainPairSums,
  pooledCurve,
  shuffledPicture,
  WAYS,
} from "./dependence.ts";
import { wayOf } from "./pair.ts";
import type { Pair } from "./state.ts";

function brightness({ width, height, rgba }: WholeImage): PlanePicture {
  return { width, height, values: rgbaToChw(rgba, 1) };
}

/** A photo's brightness, with its pixels in a random order where that is wanted. */
export function usePlane(photo: WholeImage | null, shuffled: boolean): PlanePicture | null {
  const plane = useMemo(() => photo && brightness(photo), [photo]);
  return useMemo(() => (plane && shuffled ? shuffledPicture(plane) : plane), [plane, shuffled]);
}

/** What was measured of two pairs' ways over a whole picture. */
export interface PairsMeasured {
  /** Null where there is none: one pixel wide, or of one colour. */
  readonly a: number | null;
  readonly b: number | null;
  /** Pairs of pixels that lie so far apart. */
  readonly pairsA: number;
  readonly pairsB: number;
  /** The largest difference between the kernel's correlations and those of plain loops. */
  readonly difference: number;
}

/** The correlations at the ways of both pairs, by the kernel and by plain loops. */
export function usePairs(device: Device, picture: PlanePicture | null, a: Pair, b: Pair): Job<PairsMeasured> {
  return useJob(
    picture &&
      (async (signal): Promise<PairsMeasured> => {
        const ways = [wayOf(a), wayOf(b)];
        const sums = await pairSums(device, picture, ways, signal);
        const [rhoA = null, rhoB = null] = sums.map(correlationOf);
        const plain = ways.map((way) => correlationOf(plainPairSums(picture, way)));
        const differences = [rhoA, rhoB].map((rho, i) => Math.abs((rho ?? 0) - (plain[i] ?? 0)));
        return {
          a: rhoA,
          b: rhoB,
          pairsA: sums[0]?.pairs ?? 0,
          pairsB: sums[1]?.pairs ?? 0,
          difference: Math.max(...differences),
        };
      }),
    [device, picture, ...wayList(a), ...wayList(b)],
  );
}

function wayList([, , down, right]: Pair): readonly number[] {
  return [down, right];
}

/** The curve of one picture. */
export function useCurve(device: Device, picture: PlanePicture | null): Job<Curve> {
  return useJob(picture && (async (signal) => curveOf(await pairSums(device, picture, WAYS, signal))), [
    device,
    picture,
  ]);
}

/** What was measured of all photos, or of those so far. */
export interface AllMeasured {
  readonly count: number;
  /** Over all pairs of all of them. */
  readonly pooled: Curve;
  readonly median: Curve;
}

/** The curves over all shipped photos, once `isWanted`. It is tried again where it came to nothing and `attempt` changes. */
export function useAllPhotos(device: Device, isWanted: boolean, attempt: string): Job<AllMeasured> {
  const known = useRef(new Map<string, readonly PairSums[]>());
  return useJob(
    isWanted
      ? async (signal, show: (soFar: AllMeasured) => void): Promise<AllMeasured> => {
          for (const { id } of photos) {
            if (known.current.has(id)) continue;
            const photo = await loadWholePhoto(id, { signal });
            signal.throwIfAborted();
            if (!photo.ok) throw new Error(photo.message);
            known.current.set(id, await pairSums(device, brightness(photo), WAYS, signal));
            show(summary(known.current));
          }
          return summary(known.current);
        }
      : null,
    [device, attempt],
  );
}

function summary(known: ReadonlyMap<string, readonly PairSums[]>): AllMeasured {
  const lots = [...known.values()];
  return { count: lots.length, pooled: pooledCurve(lots), median: medianCurve(lots.map(curveOf)) };
}
