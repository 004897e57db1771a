import { useEffect, useSyncExternalStore } from "react";

export interface Shortcut {
  /** `KeyboardEvent.key` as written on the key, with `Ctrl+`, `Shift+` or `Alt+` before it where needed. */
  readonly keys: string;
  /** What it does, for the list of keys. */
  readonly label: string;
  readonly run: () => void;
}

const groups = new Set<readonly Shortcut[]>();
const listeners = new Set<() => void>();
let all: readonly Shortcut[] = [];

function changed(): void {
  all = [...groups].flat();
  for (const listener of listeners) listener();
}

/** Whether keys belong to the element that has the focus: text, sliders, menus, things with keys of their own. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.closest(
      "input, textarea, select, [contenteditable], [role=application], [role=menu], [role=listbox], [role=dialog]",
    )
  )
    return true;
  if (key === " " || key === "Enter")
    return target.closest("button, a, [role=button], [role=radio], [role=tab], [role=switch]") !== null;
  return (
    key.startsWith("Arrow") &&
    target.closest("[role=slider], [role=radiogroup], [role=tablist], [role=grid], [data-own-arrows]") !== null
  );
}

function nameOf(event: KeyboardEvent): string {
  const modifiers = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
  // Shift is part of what a printable key writes; elsewhere it is named.
  const shift = event.shiftKey && (event.key.length > 1 || modifiers !== "") ? "Shift+" : "";
  return `${modifiers}${shift}${event.key === " " ? "Space" : event.key}`.toLowerCase();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || takesKeys(event.target, event.key)) return;
  const name = nameOf(event);
  const shortcut = all.findLast(({ keys }) => keys.toLowerCase() === name);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

/** Keys that work while the component is on the page. Keep the array stable between renders. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    if (groups.size === 0) window.addEventListener("keydown", onKeyDown);
    groups.add(shortcuts);
    changed();
    return () => {
      groups.delete(shortcuts);
      if (groups.size === 0) window.removeEventListener("keydown", onKeyDown);
      changed();
    };
  }, [shortcuts]);
}

/** Every key that works now, for the help dialog. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
