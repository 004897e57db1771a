import { useState } from "react";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { Shipped } from "../../scene-types.ts";
import type { State } from "./layer.ts";
import { EPOCHS } from "./networks.ts";
import type { Mark } from "./train.ts";

/** Three networks in training. */
export interface Race {
  readonly job: Job<readonly Mark[]>;
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
  const [progress, setProgress] = useState<{ readonly epoch: number; readonly marks: readonly Mark[] }>(NOTHING);
  const [stopping, setStopping] = useState(() => new AbortController());
  const job = useJob(
    isOn
      ? async (signal) => {
          setProgress(NOTHING);
          const own = new AbortController();
          signal.addEventListener("abort", () => own.abort(signal.reason));
          setStopping(own);
          const [images, { trainThree }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
          if (!images.ok) throw new Error(images.message);
          let latest: readonly Mark[] = [];
          try {
            return await trainThree(
              device,
              images,
              { seed, isShifted: digits === "shifted" },
              (epoch, marks) => {
                latest = marks;
                if (!signal.aborted) setProgress({ epoch, marks });
              },
              own.signal,
            );
          } catch (error) {
            // Stopped by the student: what there is stays.
            if (own.signal.aborted && !signal.aborted) return latest;
            throw error;
          }
        }
      : null,
    [device, shipped, digits, seed, isOn],
  );
  return {
    job,
    ...progress,
    epochs: EPOCHS,
    isRunning: isOn && job.isBusy,
    stop: () => stopping.abort(),
  };
}

const NOTHING = { epoch: 0, marks: [] } as const;
