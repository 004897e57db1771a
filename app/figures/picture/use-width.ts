import { type RefCallback, useCallback, useState } from "react";
import { watchSize } from "#ui/watch-size.ts";

function contentWidth(element: HTMLElement): number {
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
  const around = [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].map(Number.parseFloat);
  // Not `clientWidth`, which may be rounded up.
  return Math.max(0, Math.floor(around.reduce((left, each) => left - each, element.getBoundingClientRect().width)));
}

/** Width and font size, in CSS pixels, of the element with the returned ref; 0 before they are known. */
export function useWidth(): readonly [ref: RefCallback<HTMLElement>, width: number, em: number] {
  const [width, setWidth] = useState(0);
  const [em, setEm] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = (): void => {
      setWidth(contentWidth(element));
      setEm(Number.parseFloat(getComputedStyle(element).fontSize));
    };
    // At once, so that nothing is drawn twice at the beginning.
    measure();
    return watchSize([element], measure);
  }, []);
  return [ref, width, em];
}
