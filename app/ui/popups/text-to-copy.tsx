import { useEffect, useRef } from "react";
import "../field.css";
import "./text-to-copy.css";

interface TextToCopyProps {
  /** What it is. */
  readonly title: string;
  readonly text: string;
}

const MOST_ROWS = 14;

/** A text that the browser did not copy, selected, to be copied by hand. */
export function TextToCopy({ title, text }: TextToCopyProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <>
      <p className="ui-copy-words">
        This browser does not let the page use the clipboard. The text is selected: copy it with Ctrl+C, with ⌘C on a
        Mac, or by a long press on a touch screen.
      </p>
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
    </>
  );
}
