/** Things to do, as data: said once for the button, the key and the list under `?`. */
import { type ReactNode, useEffect, useId, useSyncExternalStore } from "react";

export interface Action {
  /** Kebab case. */
  readonly id: string;
  /** What it does now, as a button says it: "Pause" while something runs. */
  readonly label: string;
  /** `KeyboardEvent.key`, with `Ctrl+`, `Shift+` or `Alt+` before it where needed: `s`, `ArrowLeft`, `Ctrl+z`. */
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** False: there is nothing to do it to at the moment, by button or by key. */
  readonly isEnabled?: boolean;
  /** For what is switched on and off: how it stands. */
  readonly isOn?: boolean;
  readonly run: () => void;
}

/** The actions of each component that is on the page, in the order in which they came. */
const groups = new Map<string, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

function changed(): void {
  all = [...groups.values()].flat();
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
  const action = all.findLast(({ keys }) => keys?.toLowerCase() === name);
  if (!action || action.isEnabled === false) return;
  event.preventDefault();
  action.run();
}

/** Gives actions their keys and a place in the list of keys, while the component is on the page. */
export function useActions(actions: readonly Action[]): void {
  const id = useId();
  // Two effects: actions that change keep their place in the list.
  useEffect(() => {
    groups.set(id, actions);
    changed();
  }, [id, actions]);
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown); // the same listener twice is one
    return () => {
      groups.delete(id);
      if (groups.size === 0) window.removeEventListener("keydown", onKeyDown);
      changed();
    };
  }, [id]);
}

/** Every action that is on the page now, for the list of keys. */
export function useActionList(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
