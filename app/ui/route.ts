import { useSyncExternalStore } from "react";

/** A location in the app, from its address: `#/lecture/channels?size=5`. */
export interface Route {
  /** First part of the path: `""` (home), `lab`, `lecture`, `quizzes`, or something unknown. */
  readonly screen: string;
  /** Second part, such as a scene's id; null if there is none. */
  readonly id: string | null;
  readonly query: URLSearchParams;
}

/**
 * What programs append to a link in a sentence, in brackets or in quotes: `.,;:!?)]}>'"` and typographic quotes, as
 * typed or as encoded by browsers.
 */
const HUNG_ON = /(?:[.,;:!?)\]}>'"‘-‟‹›«»…]|%22|%3E|%E2%80%(?:9[89A-F]|A6|B9|BA)|%C2%(?:AB|BB))+$/i;

/** Parses the part of an address after `#`, without anything appended to it: see `routeHref`. */
export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").replace(HUNG_ON, "").split("?", 2);
  const [screen = "", id] = path.split("/").filter((part) => part !== "");
  return { screen, id: id === undefined ? null : decode(id), query: new URLSearchParams(query) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The address of a location, from `#` on. If a name or value ends like something appended, a neutral character is
 * added, so that all of it is parsed.
 */
export function routeHref(
  screen: string,
  id: string | null = null,
  query: Readonly<Record<string, string>> = {},
): string {
  const path = [screen, ...(id === null ? [] : [encodeURIComponent(id)])].filter((part) => part !== "").join("/");
  const search = new URLSearchParams(query).toString();
  const href = `#/${path}${search ? `?${search}` : ""}`;
  return HUNG_ON.test(href) ? `${href}${search ? "&" : "/"}` : href;
}

/** Goes to an address made by `routeHref`. With `replace`, no history entry is added. */
export function navigate(href: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace) {
    history.replaceState(history.state, "", href);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else window.location.hash = href;
}

let lastHash: string | null = null;
let lastRoute: Route = parseRoute("");

function current(): Route {
  if (window.location.hash !== lastHash) {
    lastHash = window.location.hash;
    lastRoute = parseRoute(lastHash);
  }
  return lastRoute;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The current location. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
