/** Actions as data: defined once for the button, the key and the list under `?`. */
import { type ReactNode, useEffect, useId, useSyncExternalStore } from "react";

export interface Action {
  /** Kebab case. */
  readonly id: string;
  /** Its current label, as on a button: "Pause" while something runs. */
  readonly label: string;
  /** `KeyboardEvent.key`, with `Ctrl+`, `Shift+` or `Alt+` before it where needed: `s`, `ArrowLeft`, `Ctrl+z`. */
  readonly keys?: string;
  /** Further keys that do the same, which the list leaves out. */
  readonly also?: readonly string[];
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

/** A digit typed with Shift, where that gives another character: `1` of `!`. */
function shiftedDigit({ key, code, shiftKey }: KeyboardEvent): string | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  return shiftKey && digit !== undefined && !/\d/.test(key) ? digit : null;
}

/**
 * The names of a key, the more specific one first. For printable keys Shift is part of the character, for others it is
 * named; letters and digits have both names, so that `Shift+a` and `a` can do different things.
 */
function namesOf(event: KeyboardEvent): readonly string[] {
  const modifiers = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
  const key = event.key === " " ? "Space" : event.key;
  const isNamed = key.length > 1 || modifiers !== "";
  const shifted = shiftedDigit(event) ?? (event.shiftKey && (isNamed || /\p{L}/u.test(key)) ? key : null);
  const names = [...(shifted === null ? [] : [`Shift+${shifted}`]), ...(shifted !== null && isNamed ? [] : [key])];
  return names.map((name) => `${modifiers}${name}`.toLowerCase());
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || takesKeys(event.target, event.key)) return;
  for (const name of namesOf(event)) {
    const action = all.findLast(({ keys, also = [] }) => [keys, ...also].some((each) => each?.toLowerCase() === name));
    if (!action) continue;
    if (action.isEnabled === false) return;
    event.preventDefault();
    action.run();
    return;
  }
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
