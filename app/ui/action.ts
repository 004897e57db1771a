/** Actions as data: defined once for the button, the key and the list under `?`. */
import { type ReactNode, useEffect, useId, useSyncExternalStore } from "react";

export interface Action {
  /** Kebab case. */
  readonly id: string;
  /** Its current label, as on a button: "Pause" while something runs. */
  readonly label: string;
  /** `KeyboardEvent.key`, with `Ctrl+`, `Shift+` or `Alt+` before it where needed: `s`, `ArrowLeft`, `Ctrl+z`. */
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** False: it is currently unavailable, by button and by key. */
  readonly isEnabled?: boolean;
  /** For a toggle: whether it is on. */
  readonly isOn?: boolean;
  readonly run: () => void;
}

/** The actions of each mounted component, in mounting order. */
const groups = new Map<string, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

function changed(): void {
  all = [...groups.values()].flat();
  for (const listener of listeners) listener();
}

/** Whether the focused element handles the key itself: text fields, sliders, menus, and so on. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog]"))
    return true;
  if (target.closest("[role=application]")) return key !== "Escape";
  if (key === " " || key === "Enter")
    return target.closest("button, a, [role=button], [role=radio], [role=tab], [role=switch]") !== null;
  return (
    key.startsWith("Arrow") &&
    target.closest("[role=slider], [role=radiogroup], [role=tablist], [role=grid], [data-own-arrows]") !== null
  );
}

function nameOf(event: KeyboardEvent): string {
  const modifiers = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
  // For printable keys, Shift is part of the character; for others it is named.
  const shift = event.shiftKey && (event.key.length > 1 || modifiers !== "") ? "Shift+" : "";
  return `${modifiers}${shift}${event.key === " " ? "Space" : event.key}`.toLowerCase();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || takesKeys(event.target, event.key)) return;
  const name = nameOf(event);
  const action = all.findLast(({ keys }) => keys?.toLowerCase() === name);
  if (!action || action.isEnabled === false) return;
  event.preventDefault();
  action.run();
}

/** Binds the actions' keys and lists them, while the component is mounted. */
export function useActions(actions: readonly Action[]): void {
  const id = useId();
  // Two effects: actions that change keep their place in the list.
  useEffect(() => {
    groups.set(id, actions);
    changed();
  }, [id, actions]);
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown); // adding the same listener twice has no effect
    return () => {
      groups.delete(id);
      if (groups.size === 0) window.removeEventListener("keydown", onKeyDown);
      changed();
    };
  }, [id]);
}

/** All actions of the current page, for the list of keys. */
export function useActionList(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
