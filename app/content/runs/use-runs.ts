import { useState } from "react";
import type { Mark, Split } from "#engine/train/side-by-side.ts";
import { type Stoppable, useStoppable } from "#figures/view/use-stoppable.ts";
import type { Device } from "#gpu/device.ts";
import { type LabelledImages, someOfEach } from "#nn/labelled-images.ts";
import type { Shipped } from "../scene-types.ts";

/** Test digits of each class that both runs are shown. */
export const OF_EACH = 10;
export const SAMPLES = 10 * OF_EACH;

/** What has been seen of both runs. */
export interface Seen<T> {
  readonly samples: LabelledImages;
  readonly step: number;
  readonly marks: readonly Mark<T>[];
}

/** Trains both runs, or only looks at them where they are not trained, and calls back with what is seen. */
export type TrainBoth<T> = (
  device: Device,
  digits: Split,
  samples: LabelledImages,
  signal: AbortSignal,
  onProgress: (step: number, marks: readonly Mark<T>[]) => void,
) => Promise<readonly Mark<T>[]>;

export interface Runs<T> {
  readonly job: Stoppable<unknown>;
  /** Of these settings; null before the first mark. */
  readonly seen: Seen<T> | null;
  readonly isTraining: boolean;
  /** Trains once more, after it was stopped. */
  readonly again: () => void;
}

interface RunsOptions<T> {
  readonly device: Device;
  readonly shipped: Shipped;
  /** Names the settings; what was seen of others is forgotten. */
  readonly key: string;
  readonly isTrained: boolean;
  /** Loads what trains: none of it comes with the stage. */
  readonly load: () => Promise<TrainBoth<T>>;
}

/** Two networks that digits are shown to, and that are trained where that is wanted; ended when the stage is left. */
export function useRuns<T>({ device, shipped, key, isTrained, load }: RunsOptions<T>): Runs<T> {
  const [attempt, setAttempt] = useState(0);
  const job = useStoppable(
    async (signal, show: (soFar: Seen<T> & { readonly key: string }) => void) => {
      const [digits, trainBoth] = await Promise.all([shipped.images("mnist"), load()]);
      if (!digits.ok) throw new Error(digits.message);
      signal.throwIfAborted();
      const samples = someOfEach(digits.test, OF_EACH);
      let last = 0;
      const marks = await trainBoth(device, digits, samples, signal, (step, soFar) => {
        last = step;
        show({ key, samples, step, marks: soFar });
      });
      return { key, samples, step: last, marks };
    },
    [device, shipped, key, isTrained, attempt],
  );
  const seen = job.value?.key === key && job.value.marks.length > 0 ? job.value : null;
  return { job, seen, isTraining: isTrained && job.isBusy, again: () => setAttempt(attempt + 1) };
}
