import type { Job } from "#figures/view/use-job.ts";
import { useStoppable } from "#figures/view/use-stoppable.ts";
import type { Device } from "#gpu/device.ts";
import type { Shipped } from "../../scene-types.ts";
import type { State } from "./layer.ts";
import { EPOCHS } from "./networks.ts";
import type { Mark } from "./train.ts";

/** Three networks in training. */
export interface Race {
  readonly job: Job<unknown>;
  /** Scores so far. */
  readonly marks: readonly Mark[];
  readonly epoch: number;
  readonly epochs: number;
  readonly isRunning: boolean;
  /** Ends it where it is. */
  readonly stop: () => void;
}

interface Settings extends Pick<State, "digits" | "seed"> {
  /** Nothing is trained before. */
  readonly isOn: boolean;
}

/** Trains the three networks as soon as it is on, and anew for other digits; stopped when the stage is left. */
export function useRace(device: Device, shipped: Shipped, { digits, seed, isOn }: Settings): Race {
  const job = useStoppable(
    isOn
      ? async (signal, show: (soFar: Progress) => void): Promise<Progress> => {
          show(NOTHING);
          const [images, { trainThree }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
          if (!images.ok) throw new Error(images.message);
          const settings = { seed, isShifted: digits === "shifted" };
          const marks = await trainThree(
            device,
            images,
            settings,
            (epoch, soFar) => show({ epoch, marks: soFar }),
            signal,
          );
          return { epoch: EPOCHS, marks };
        }
      : null,
    [device, shipped, digits, seed, isOn],
  );
  return { job, ...(job.value ?? NOTHING), epochs: EPOCHS, isRunning: isOn && job.isBusy, stop: job.stop };
}

interface Progress {
  readonly epoch: number;
  readonly marks: readonly Mark[];
}

const NOTHING: Progress = { epoch: 0, marks: [] };
