import { type RefCallback, useCallback, useState } from "react";
import { watchSize } from "./watch-size.ts";

/**
 * Whether the element that the returned ref is given to is wider inside than outside: then it has to be a stop of the
 * Tab key, or nobody without a pointer could scroll it.
 */
export function useScrolls(): readonly [ref: RefCallback<HTMLElement>, scrolls: boolean] {
  const [scrolls, setScrolls] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    return watchSize([element, ...element.children], () => setScrolls(element.scrollWidth > element.clientWidth));
  }, []);
  return [ref, scrolls];
}
