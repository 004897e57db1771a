import { session } from "#state/session.ts";
import { useData } from "#state/stores/data-store.ts";
import { useFailure } from "#state/stores/failure-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useShortage } from "#state/stores/shortage-store.ts";
import { Notice } from "#ui/notice.tsx";
import { DivergenceNotice } from "./divergence-notice.tsx";

/** What prevents training, or has ended it. */
export function TrainingNotices() {
  const problem = useRunning((state) => state.problem);
  const shortage = useShortage((state) => state.shortage);
  const divergence = useRun((state) => state.divergence);
  const failure = useFailure((state) => state.failure);
  const title = useData((state) => state.source.title);
  return (
    <>
      {problem ? (
        <Notice tone="warning" title={`This network cannot be trained on ${title}`}>
          {`${problem.reason} ${problem.fix}`}
        </Notice>
      ) : null}
      {shortage && !failure ? (
        <Notice tone="warning" title="There is not enough memory to train this network">
          {shortage}
        </Notice>
      ) : null}
      {divergence ? <DivergenceNotice divergence={divergence} /> : null}
      {failure ? (
        <Notice
          tone="error"
          title="Training stopped"
          {...(failure.canRetry ? { action: { label: "Try again", run: () => void session.play() } } : {})}
        >
          {failure.message}
        </Notice>
      ) : null}
    </>
  );
}
