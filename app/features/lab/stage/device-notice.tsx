import { useDevice } from "#state/stores/device-store.ts";
import { Notice } from "#ui/notice.tsx";

/** Says what is wrong with the graphics, if anything is. */
export function DeviceNotice() {
  const status = useDevice((state) => state.status);
  if (status.kind === "unavailable") {
    return (
      <Notice tone="error" title="The network cannot run in this browser">
        {status.message} You can still build networks, read their numbers and answer the quizzes.
      </Notice>
    );
  }
  return status.kind === "lost" ? (
    <Notice tone="warning" title="The graphics card was taken away">
      {status.message}
    </Notice>
  ) : null;
}
