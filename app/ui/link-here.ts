import { useEffect } from "react";

/** The link to this page, if it contains more than the address bar. */
let here: (() => string) | null = null;

/** While the component is mounted, `href` gives the link to the page, from `#` on. */
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
