/** Whether a visitor is guided through the first minute: loaded where the browser has no lab, once there is one to see. */
import { persisted } from "#state/persist.ts";
import { readLocal } from "#state/persist/local.ts";
import { beginGuide } from "#state/stores/guide.ts";
import { useLectureProgress } from "#state/stores/lecture-progress.ts";
import { usePredictions } from "#state/stores/predictions.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";

/** Begins the guide for whoever has answered nothing yet, and was not guided before. */
export function offerGuide(): void {
  const hasWork = [useQuizProgress, useLectureProgress, usePredictions].some(
    (store) => Object.keys(store.getState().records).length > 0,
  );
  if (!hasWork && readLocal(persisted.guide) === null) beginGuide();
}
