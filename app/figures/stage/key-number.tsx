import "./stage.css";

interface KeyNumberProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  /** Name by which words in the text light it up, see `Term`. */
  readonly thing?: string;
}

/** A scene's key number, and what it currently means. */
export function KeyNumber({ label, value, note, thing }: KeyNumberProps) {
  return (
    <div className="scene-key" role="status" data-thing={thing}>
      <span className="scene-key-label">{label}</span>
      <output className="scene-key-value" translate="no">
        {value}
      </output>
      {note === undefined ? null : <span className="scene-key-note">{note}</span>}
    </div>
  );
}
