import { useEffect, useRef } from "react";
import "../field.css";
import "./text-to-copy.css";

interface TextToCopyProps {
  /** Name of the text. */
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
        This browser does not give the page access to the clipboard. The text is selected: press Ctrl+C, ⌘C on a Mac, or
        touch and hold it to copy.
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
