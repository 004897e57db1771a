import { useSyncExternalStore } from "react";

/** A place in the app, as its address says: `#/lecture/channels?size=5`. */
export interface Route {
  /** First part of the path: `""` (home), `lab`, `lecture`, `quizzes`, or something unknown. */
  readonly screen: string;
  /** Second part, such as a scene's id; null if there is none. */
  readonly id: string | null;
  readonly query: URLSearchParams;
}

/** Reads the part of an address after `#`. */
export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
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

/** The address of a place, from `#` on. */
export function routeHref(
  screen: string,
  id: string | null = null,
  query: Readonly<Record<string, string>> = {},
): string {
  const path = [screen, ...(id === null ? [] : [encodeURIComponent(id)])].filter((part) => part !== "").join("/");
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ""}`;
}

/** Goes to an address made by `routeHref`. With `replace` the step is not kept in the history. */
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

/** The place that the address names now. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
