import { useEffect, useRef } from "react";
import type { Copying } from "./use-copy.ts";
import { Dialog } from "./dialog.tsx";
import "./field.css";
import "./copy-dialog.css";

interface CopyDialogProps {
  /** What is to be copied: "Link to this page". */
  readonly title: string;
  readonly copying: Pick<Copying, "byHand" | "putAway">;
}

/** A text that the browser did not copy, selected, to be copied by hand. */
export function CopyDialog({ title, copying: { byHand, putAway } }: CopyDialogProps) {
  return (
    <Dialog title={title} open={byHand !== null} onClose={putAway}>
      <p className="ui-copy-words">
        This browser does not let the page use the clipboard. The text is selected: copy it with Ctrl+C, with ⌘C on a
        Mac, or by a long press on a touch screen.
      </p>
      <SelectedText title={title} text={byHand ?? ""} />
    </Dialog>
  );
}

const MOST_ROWS = 14;

function SelectedText({ title, text }: { readonly title: string; readonly text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <textarea
      ref={area}
      className="ui-text-input ui-copy-text"
      aria-label={title}
      readOnly
      spellCheck={false}
      translate="no"
      rows={Math.max(4, Math.min(MOST_ROWS, text.split("\n").length))}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
