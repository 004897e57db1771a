import { type RefCallback, useCallback, useState } from "react";

/**
 * Whether the element that the returned ref is given to is wider inside than outside: then it has to be a stop of the
 * Tab key, or nobody without a pointer could scroll it.
 */
export function useScrolls(): readonly [ref: RefCallback<HTMLElement>, scrolls: boolean] {
  const [scrolls, setScrolls] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return [ref, scrolls];
}
