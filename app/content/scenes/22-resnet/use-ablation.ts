import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { Shipped } from "../../scene-types.ts";

import type { Race } from "./use-races.ts";
import type { Ablation } from "./verdict.ts";

interface Measured extends Ablation {
  /** The race whose networks these are. */
  readonly race: Race;
}

interface Ablated {
  readonly job: Job<unknown>;
  readonly isBusy: boolean;
  /** Of the networks and the block that were asked for; null until it is measured. */
  readonly value: Ablation | null;
}

/** Scores what both networks of a race have learnt, with all blocks and without one; nothing while there is none. */
export function useAblation(device: Device, shipped: Shipped, race: Race | null, block: number): Ablated {
  const job = useJob(
    race?.learnt
      ? async (signal, show: (soFar: Measured) => void): Promise<Measured> => {
          const { learnt, setting } = race;
          const [images, { accuracyWithout }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
          signal.throwIfAborted();
          if (!images.ok) throw new Error(images.message);
          if (!learnt) throw new Error("Nothing was learnt");
          const of = (each: number) => accuracyWithout(device, images, setting, learnt, each, signal);
          const whole = await of(0);
          const first: Measured = { race, block, whole, without: null };
          if (block === 0) return first;
          show(first);
          return { ...first, without: await of(block) };
        }
      : null,
    [device, shipped, race, block],
  );
  const { value } = job;
  const isCurrent = race !== null && value !== null && value.race === race;
  return { job, isBusy: race !== null && job.isBusy, value: isCurrent && value.block === block ? value : null };
}
