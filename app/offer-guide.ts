/** Whether a visitor is guided through the first minute: loaded once the lab is there. */
import { persisted } from "#state/persist.ts";
import { findLabs } from "#state/persist/lab-slots.ts";
import { readLocal } from "#state/persist/local.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { beginGuide } from "#state/stores/guide.ts";
import { useLectureProgress } from "#state/stores/lecture-progress.ts";
import { usePredictions } from "#state/stores/predictions.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";

/** Whether the browser has anything of a student's; where it does not say, it may. */
async function hasWork(): Promise<boolean> {
  const kept = [useQuizProgress, useLectureProgress, usePredictions].some(
    (store) => Object.keys(store.getState().records).length > 0,
  );
  return (
    kept ||
    (await findLabs().then(
      ({ length }) => length > 0,
      () => true,
    ))
  );
}

/** Begins the guide for whoever is here for the first time. */
export async function offerGuide(): Promise<void> {
  if (readLocal(persisted.guide) !== null || useDevice.getState().status.kind !== "ready") return;
  if (!(await hasWork())) beginGuide();
}
