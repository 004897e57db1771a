import { useCallback, useSyncExternalStore } from "react";

/** The system's own colours are in force: a contrast theme. */
export const FORCED_COLOURS = "(forced-colors: active)";

/** Whether a media query holds now, and again whenever that changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
