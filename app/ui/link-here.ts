import { useEffect } from "react";

/** What a link to this page says, where the address bar does not say all of it. */
let here: (() => string) | null = null;

/** While this is mounted, a link to the page is what `href` returns, from `#` on. */
export function useLinkHere(href: () => string): void {
  useEffect(() => {
    here = href;
    return () => {
      if (here === href) here = null;
    };
  }, [href]);
}

/** A link to what is shown now. */
export function linkHere(): string {
  const { origin, pathname, hash } = window.location;
  return `${origin}${pathname}${here?.() ?? hash}`;
}
