import { Dialog } from "./dialog.tsx";
import { lazyPart } from "./lazy-part.tsx";
import type { Copying } from "./use-copy.ts";

interface CopyDialogProps {
  /** What is to be copied: "Link to this page". */
  readonly title: string;
  readonly copying: Pick<Copying, "byHand" | "putAway">;
}

const TextToCopy = lazyPart(async () => (await import("./popups/text-to-copy.tsx")).TextToCopy);

/** A text that the browser did not copy, to be copied by hand. */
export function CopyDialog({ title, copying: { byHand, putAway } }: CopyDialogProps) {
  return (
    <Dialog title={title} open={byHand !== null} onClose={putAway}>
      <TextToCopy title={title} text={byHand ?? ""} />
    </Dialog>
  );
}
