/** Keys whose printed name differs from `KeyboardEvent.key` and the shortcuts' names, in lower case. */
const PRINTED: Readonly<Record<string, string>> = {
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  control: "Ctrl",
  escape: "Esc",
  pageup: "Page Up",
  pagedown: "Page Down",
  " ": "Space",
};

/** A key as printed on a keyboard: `←` for `ArrowLeft`, letters as capitals, names such as `Delete` in full. */
export function keyName(key: string): string {
  const name = key.toLowerCase();
  if (Object.hasOwn(PRINTED, name)) return PRINTED[name] ?? key;
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** The keys of a shortcut, in order: `Ctrl+z` gives `Ctrl` and `Z`. */
export function keyNames(keys: string): readonly string[] {
  // A plus at the end is the key itself.
  return (keys.match(/[^+]+|\+$/g) ?? []).map(keyName);
}
