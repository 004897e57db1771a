/** Decides whether to start the guide. Loaded only if this browser has stored no lab, once the lab is on screen. */
import { persisted } from "#state/persist.ts";
import { readLocal } from "#state/persist/local.ts";
import { beginGuide } from "#state/stores/guide.ts";
import { useLectureProgress } from "#state/stores/lecture-progress.ts";
import { usePredictions } from "#state/stores/predictions.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";

/** Starts the guide if the student has answered nothing yet and has not seen it before. */
export function offerGuide(): void {
  const hasWork = [useQuizProgress, useLectureProgress, usePredictions].some(
    (store) => Object.keys(store.getState().records).length > 0,
  );
  if (!hasWork && readLocal(persisted.guide) === null) beginGuide();
}
