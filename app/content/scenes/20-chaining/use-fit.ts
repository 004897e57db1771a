import { useMemo, useState } from "react";
import { type Job, useJob } from "#figures/view/use-job.ts";
import { type Stoppable, useStoppable } from "#figures/view/use-stoppable.ts";
import { useRecall } from "#figures/view/use-recall.ts";
import type { Device } from "#gpu/device.ts";
import type { Link } from "./chain.ts";
import { type Fit, lengthOf } from "./fitted.ts";

/** A fit, and what it is of: while another is under way, that of the previous settings may still be there. */
export interface Fitted {
  readonly link: Link;
  readonly target: Float32Array;
  readonly fit: Fit;
}

/** What comes of it, and how to go on. */
export interface Fitting {
  readonly job: Stoppable<Fitted>;
  readonly fitted: Fitted | null;
  /** Descends once more, from the beginning, after it was stopped. */
  readonly again: () => void;
}

/** Descends to the target whenever it changes; nothing where it is empty. A student may stop it. */
export function useFit(device: Device, link: Link, target: Float32Array, seed: number): Fitting {
  const [attempt, setAttempt] = useState(0);
  const isEmpty = lengthOf(target) === 0;
  const recall = useRecall<Fit>();
  const job = useStoppable<Fitted>(
    isEmpty
      ? null
      : async (signal, show) => {
          const { descend } = await import("./fit.ts");
          const only = ([fit]: readonly Fit[]): Fit => {
            if (!fit) throw new Error("There is no target");
            return fit;
          };
          const shown = (fits: readonly Fit[]): void => show({ link, target, fit: only(fits) });
          const fit = await recall(JSON.stringify([link, [...target], seed]), async () =>
            only(await descend(device, link, [target], seed, signal, shown)),
          );
          return { link, target, fit };
        },
    [device, link, target, seed, attempt],
  );
  const fitted = job.value?.link === link && job.value.target === target ? job.value : null;
  return useMemo(
    () => ({
      job: isEmpty ? { ...job, isBusy: false } : job,
      fitted: isEmpty ? null : fitted,
      again: () => setAttempt((before) => before + 1),
    }),
    [job, fitted, isEmpty],
  );
}

/** In how many directions the whole kernel moves; null until it is counted. */
export function useDirections(
  device: Device,
  link: Link,
): { readonly job: Job<number>; readonly found: number | null } {
  const job = useJob(
    async (signal) => {
      const { directionsOf } = await import("./fit.ts");
      return directionsOf(device, link, signal);
    },
    [device, link],
  );
  return { job, found: job.isBusy ? null : job.value };
}
