import { type RefCallback, useCallback, useState } from "react";
import { watchSize } from "./watch-size.ts";

/**
 * Whether the contents of the element with the returned ref are wider than the element: then it has to be a tab stop, or
 * it could not be scrolled by keyboard.
 */
export function useScrolls(): readonly [ref: RefCallback<HTMLElement>, scrolls: boolean] {
  const [scrolls, setScrolls] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    return watchSize([element, ...element.children], () => setScrolls(element.scrollWidth > element.clientWidth));
  }, []);
  return [ref, scrolls];
}
