import { keyNames } from "./key-name.ts";
import "./data.css";

/** A key as printed on the keyboard, or a combination of keys: `Ctrl+Z`, `ArrowLeft`. */
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
