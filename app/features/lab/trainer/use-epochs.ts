import { stepsOfEpoch } from "#nn/schedule.ts";
import { useData } from "#state/stores/data-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useSettings } from "#state/stores/settings-store.ts";

/** Epochs that the run has done; where its data is not loaded yet, as its source says how much there is. */
export function useEpochs(): number {
  const images = useData(({ source }) => source.counts.train);
  const batch = useSettings((settings) => settings.batch);
  return useRun(({ step, stepsPerEpoch }) => step / (stepsPerEpoch > 0 ? stepsPerEpoch : stepsOfEpoch(images, batch)));
}
