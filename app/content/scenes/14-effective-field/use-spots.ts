import { useState } from "react";
import { useJob } from "#figures/view/use-job.ts";
import { useRecall } from "#figures/view/use-recall.ts";
import type { Device } from "#gpu/device.ts";
import type { Shipped } from "../../scene-types.ts";
import { measureSpots } from "./measure.ts";
import type { Spots } from "./spread.ts";
import type { Setting } from "./state.ts";

/** What has been measured of a setting. */
export interface Measured {
  readonly setting: Setting;
  readonly spots: Spots;
  /** Once the network was trained: how well, and its spots before. */
  readonly training: { readonly accuracy: number; readonly before: Spots } | null;
}

/** Measures the spots of all depths, that of `first` before the others; for trained weights before training and after. */
export function useSpots(device: Device, shipped: Shipped, setting: Setting, first: number) {
  const [share, setShare] = useState(0);
  const recall = useRecall<Measured>();
  const job = useJob(
    async (signal, show: (soFar: Measured) => void): Promise<Measured> => {
      const measured = (spots: Spots): Measured => ({ setting, spots, training: null });
      const measure = async (): Promise<Measured> => {
        if (setting.weights !== "trained")
          return measured(await measureSpots(device, setting, first, signal, (soFar) => show(measured(soFar))));
        setShare(0);
        const [digits, { learn, untrained }, { trainedSpots }] = await Promise.all([
          shipped.images("mnist"),
          import("./train.ts"),
          import("./trained.ts"),
        ]);
        signal.throwIfAborted();
        if (!digits.ok) throw new Error(digits.message);
        const before = await trainedSpots(device, untrained(setting.seed), digits.test, first, signal);
        show(measured(before));
        const learnt = await learn(device, digits, setting.seed, signal, setShare);
        const spots = await trainedSpots(device, learnt.weights, digits.test, first, signal);
        return { setting, spots, training: { accuracy: learnt.accuracy, before } };
      };
      return { ...(await recall(JSON.stringify(setting), measure)), setting };
    },
    [device, shipped, setting],
  );
  return { job, share };
}
