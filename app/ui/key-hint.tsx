import { keyNames } from "./key-name.ts";
import "./data.css";

/** A key of the keyboard as it is printed there, or several pressed together: `Ctrl+Z`, `ArrowLeft`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span translate="no">
      {keyNames(keys).map((key, i) => (
        <span key={key}>
          {i > 0 ? <span>+</span> : null}
          <kbd className="ui-key">{key}</kbd>
        </span>
      ))}
    </span>
  );
}
