import { useTraining } from "#state/stores/training-store.ts";
import { Notice } from "#ui/notice.tsx";

/** What the student should know, whatever panel it came from. */
export function Notices() {
  const notice = useTraining((state) => state.notice);
  return notice === null ? null : (
    <Notice tone="warning" onDismiss={() => useTraining.setState({ notice: null })}>
      {notice}
    </Notice>
  );
}
