import { type RefObject, useLayoutEffect, useRef } from "react";
import { watchSize } from "#ui/watch-size.ts";

/** Content is never drawn smaller than this; then it scrolls. */
const LEAST = 0.4;
const STEP = 0.04;

/** Elements that scroll by themselves if they are too wide. */
const SCROLLS = ".ui-formula[data-block]";

interface Fit {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
}

/** While `isOn`, scales the content of a box down just as far as it takes to fit. */
export function useFit(isOn: boolean): Fit {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (!isOn || !outer || !inner) return undefined;
    const isWhole = ({ scrollWidth, clientWidth }: Element): boolean => scrollWidth <= clientWidth + 1;
    const fits = (): boolean =>
      outer.scrollHeight <= outer.clientHeight + 1 &&
      isWhole(outer) &&
      Array.from(inner.querySelectorAll(SCROLLS)).every(isWhole);
    // Not by dividing heights: smaller text breaks into fewer lines.
    const fit = (): void => {
      for (let zoom = 1; zoom >= LEAST; zoom -= STEP) {
        inner.style.zoom = String(zoom);
        // Long text has two columns, unless something in it is too wide for one of them.
        for (const columns of ["2", "1"]) {
          inner.dataset["columns"] = columns;
          if (fits()) return;
        }
      }
    };
    fit();
    const unwatch = watchSize([outer, inner], fit);
    return () => {
      unwatch();
      inner.style.zoom = "";
      delete inner.dataset["columns"];
    };
  }, [isOn]);
  return { box, content };
}
