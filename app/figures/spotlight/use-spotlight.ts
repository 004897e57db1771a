import { type RefCallback, useCallback } from "react";

/**
 * Linked highlighting inside the element that the returned ref is given to: what is pointed at or has the focus, and
 * everything else that bears the same name in `data-thing`, is marked `data-lit`. Words (`<Term>`) and parts of a stage find
 * each other by that name alone.
 */
export function useSpotlight(): RefCallback<HTMLElement> {
  return useCallback((root: HTMLElement | null) => {
    if (!root) return undefined;
    const listening = new AbortController();
    const listen = (type: string, handle: (event: Event) => void): void =>
      root.addEventListener(type, handle, { signal: listening.signal });
    let hovered: string | null = null;
    let focused: string | null = null;
    let lit: string | null = null;
    const light = (): void => {
      const name = hovered ?? focused;
      if (name === lit) return;
      lit = name;
      for (const part of root.querySelectorAll("[data-lit]")) part.removeAttribute("data-lit");
      if (name === null) return;
      for (const part of root.querySelectorAll(`[data-thing="${CSS.escape(name)}"]`)) part.setAttribute("data-lit", "");
    };
    listen("pointerover", ({ target }) => {
      hovered = thingAt(target);
      light();
    });
    listen("pointerleave", () => {
      hovered = null;
      light();
    });
    listen("focusin", ({ target }) => {
      focused = thingAt(target);
      light();
    });
    listen("focusout", () => {
      focused = null;
      light();
    });
    return () => listening.abort();
  }, []);
}

/** The name of the innermost named thing around. */
function thingAt(target: EventTarget | null): string | null {
  const part = target instanceof Element ? target.closest("[data-thing]") : null;
  return part?.getAttribute("data-thing") ?? null;
}
