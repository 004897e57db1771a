import { type RefObject, useLayoutEffect, useRef } from "react";

/** Content is never drawn smaller than this; then it scrolls. */
const LEAST = 0.4;
const STEP = 0.04;

interface Fit {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
}

/** Draws the content of a box just as much smaller as it takes to fit, as long as it `isOn`. */
export function useFit(isOn: boolean): Fit {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (!isOn || !outer || !inner) return undefined;
    const fits = (): boolean =>
      outer.scrollHeight <= outer.clientHeight + 1 && outer.scrollWidth <= outer.clientWidth + 1;
    // Not by dividing heights: text that is smaller breaks into fewer lines.
    const fit = (): void => {
      for (let zoom = 1; zoom >= LEAST; zoom -= STEP) {
        inner.style.zoom = String(zoom);
        if (fits()) return;
      }
    };
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(fit);
    });
    observer.observe(outer);
    observer.observe(inner);
    fit();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      inner.style.zoom = "";
    };
  }, [isOn]);
  return { box, content };
}
