import "./data.css";

/** A key of the keyboard, or several pressed together: `Ctrl+Z`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span>
      {keys.split("+").map((key, i) => (
        <span key={key}>
          {i > 0 ? "+" : ""}
          <kbd className="ui-key">{key}</kbd>
        </span>
      ))}
    </span>
  );
}
