import { expect, test } from "@playwright/test";
import { keyNames } from "#ui/key-name.ts";

for (const [keys, ...printed] of [
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["Tab", "Tab"],
  ["Delete", "Delete"],
  ["Enter", "Enter"],
  ["Escape", "Esc"],
  ["Space", "Space"],
  [" ", "Space"],
  ["h", "H"],
  ["?", "?"],
  ["[", "["],
  ["1-4", "1-4"],
  ["F2", "F2"],
  ["Ctrl+z", "Ctrl", "Z"],
  ["Ctrl+Shift+Z", "Ctrl", "Shift", "Z"],
  ["Alt+ArrowUp", "Alt", "↑"],
  ["Shift+ArrowLeft", "Shift", "←"],
  ["+", "+"],
  ["Ctrl++", "Ctrl", "+"],
] as const) {
  test(`"${keys}" is printed as on a keyboard`, () => {
    expect(keyNames(keys)).toEqual(printed);
  });
}
