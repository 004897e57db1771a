import { useMemo, useState } from "react";
import type { Mark } from "#engine/train/side-by-side.ts";
import { type Stoppable, useStoppable } from "#figures/view/use-stoppable.ts";
import type { Device } from "#gpu/device.ts";
import { type LabelledImages, someOfEach } from "#nn/labelled-images.ts";
import type { Shipped } from "../../scene-types.ts";
import { OF_EACH } from "./network.ts";
import type { State } from "./state.ts";
import type { Activations } from "./train.ts";
import { caseOf } from "./ward.ts";

/** What has been seen of both runs. */
export interface Seen {
  readonly key: string;
  readonly samples: LabelledImages;
  readonly step: number;
  readonly marks: readonly Mark<Activations>[];
}

interface Runs {
  readonly job: Stoppable<Seen>;
  /** Of these settings; null before the first mark. */
  readonly seen: Seen | null;
  readonly isTraining: boolean;
  readonly again: () => void;
}

/** Runs both networks; trains them where that is wanted. */
export function useRuns(device: Device, shipped: Shipped, { seed, cause, trained }: State): Runs {
  const drawn = useMemo(() => caseOf({ seed, cause }), [seed, cause]);
  const [attempt, setAttempt] = useState(0);
  const key = `${seed} ${cause}`;
  const job = useStoppable(
    async (signal, show: (soFar: Seen) => void): Promise<Seen> => {
      const [digits, { trainBoth }] = await Promise.all([shipped.images("mnist"), import("./train.ts")]);
      if (!digits.ok) throw new Error(digits.message);
      const samples = someOfEach(digits.test, OF_EACH);
      let [last, marks]: [number, readonly Mark<Activations>[]] = [0, []];
      marks = await trainBoth(device, digits, samples, { drawn, seed, isTrained: trained }, signal, (step, soFar) => {
        last = step;
        show({ key, samples, step, marks: soFar });
      });
      return { key, samples, step: last, marks };
    },
    [device, shipped, drawn, seed, trained, attempt],
  );
  const seen = job.value?.key === key && job.value.marks.length > 0 ? job.value : null;
  return { job, seen, isTraining: trained && job.isBusy, again: () => setAttempt(attempt + 1) };
}
