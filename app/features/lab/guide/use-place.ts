import { type RefObject, useLayoutEffect, useState } from "react";
import { watchSize } from "#ui/watch-size.ts";
import { type Box, isInSight, placeBelow } from "./place.ts";

/** In windows narrower than this there is no room beside anything: the card is at the bottom. */
const NARROW = 720;

export interface Place {
  /** Where the thing is; null while it is not on the page. */
  readonly thing: Box | null;
  readonly isInSight: boolean;
  /** The upper left corner of the card; null if it is at the bottom of the window. */
  readonly corner: Pick<Box, "left" | "top"> | null;
}

function boxOf(element: Element | null): Box | null {
  if (!element) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return width > 0 ? { left, top, width, height } : null;
}

/** The part of the window below the header. */
function room(): Box {
  const top = Math.max(0, document.querySelector(".shell-header")?.getBoundingClientRect().bottom ?? 0);
  const { clientWidth: width } = document.documentElement;
  return { left: 0, top, width, height: window.innerHeight - top };
}

/**
 * Follows the thing with selector `name`, and keeps the card right below the one with selector `above`, as the page scrolls
 * and changes. If there is no room there, or `above` is null, the card is at the bottom of the window. Null at first.
 */
export function usePlace(card: RefObject<HTMLElement | null>, name: string, above: string | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const look = (): void => {
      const thing = boxOf(document.querySelector(name));
      const neighbour = above === null ? null : boxOf(document.querySelector(above));
      const own = boxOf(card.current);
      const around = room();
      const next: Place = {
        thing,
        isInSight: thing !== null && isInSight(thing, around),
        corner: neighbour && own && around.width >= NARROW ? placeBelow(neighbour, own, around) : null,
      };
      setPlace((was) => (JSON.stringify(was) === JSON.stringify(next) ? was : next));
    };
    look();
    const things = [document.body, document.querySelector("main"), card.current, document.querySelector(name)];
    const unwatch = watchSize(
      things.filter((thing) => thing !== null),
      look,
    );
    window.addEventListener("resize", look);
    window.addEventListener("scroll", look, true);
    return () => {
      unwatch();
      window.removeEventListener("resize", look);
      window.removeEventListener("scroll", look, true);
    };
  }, [card, name, above]);
  return place;
}
