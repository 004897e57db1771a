import { useEffect, useSyncExternalStore } from "react";

/** Name of what a screen shows now: of a scene, of a quiz; null where the screen has one page. */
let current: string | null = null;
const listeners = new Set<() => void>();

function change(name: string | null): void {
  current = name;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names the page while it is mounted: in the title of the window, and for screen readers. */
export function usePageName(name: string): void {
  useEffect(() => {
    change(name);
    return () => change(null);
  }, [name]);
}

/** The name of the page that is shown, if it has one. */
export function useNameOfPage(): string | null {
  return useSyncExternalStore(subscribe, () => current);
}
