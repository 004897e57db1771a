import { useState } from "react";
import { useDevice } from "#state/stores/device-store.ts";
import { Notice } from "#ui/notice.tsx";

/** Says what is wrong with the graphics, if anything is. */
export function DeviceNotice() {
  const status = useDevice((state) => state.status);
  const [isDismissed, setDismissed] = useState(false);
  if (status.kind === "unavailable") {
    return (
      <Notice tone="error" title="The network cannot run in this browser">
        {status.message} You can still build networks, read their numbers and answer the quizzes.
      </Notice>
    );
  }
  if (status.kind === "lost") {
    return (
      <Notice tone="warning" title="The graphics card was taken away">
        {status.message}
      </Notice>
    );
  }
  return status.kind !== "ready" || status.isPrecise || isDismissed ? null : (
    <Notice tone="warning" title="Lower precision" onDismiss={() => setDismissed(true)}>
      This graphics card keeps numbers in 16 bits, about three digits. Everything works, but values differ from
      PyTorch's in the third digit, and training may end a little worse.
    </Notice>
  );
}
