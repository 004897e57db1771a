import { epochPlace } from "#nn/epochs.ts";
import { useData } from "#state/stores/data-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useSettings } from "#state/stores/settings-store.ts";

/** Epochs that the run has completed, counted in images seen, since its batch size may have changed. */
export function useEpochs(): number {
  const images = useData(({ source }) => source.counts.train);
  const batch = useSettings((settings) => settings.batch);
  return useRun(({ seen }) => epochPlace(seen, images, batch).epochs);
}
