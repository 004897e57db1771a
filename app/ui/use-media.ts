import { useCallback, useSyncExternalStore } from "react";

/** Whether the system's own colours are used: a contrast theme. */
export const FORCED_COLOURS = "(forced-colors: active)";

/** Whether a media query matches; updates when that changes. */
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
