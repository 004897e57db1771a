import { useEffect, useRef } from "react";
import type { Copying } from "./use-copy.ts";
import { Dialog } from "./dialog.tsx";
import "./field.css";
import "./copy-dialog.css";

interface CopyDialogProps {
  /** Name of the text to copy: "Link to this page". */
  readonly title: string;
  readonly copying: Pick<Copying, "byHand" | "putAway">;
}

/** A text that the browser did not copy, selected so that it can be copied by hand. */
export function CopyDialog({ title, copying: { byHand, putAway } }: CopyDialogProps) {
  return (
    <Dialog title={title} open={byHand !== null} onClose={putAway}>
      <p className="ui-copy-words">
        This browser does not give the page access to the clipboard. The text is selected: press Ctrl+C, ⌘C on a Mac, or
        touch and hold it to copy.
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
