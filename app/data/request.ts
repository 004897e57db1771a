/** Fetches the app's own files; a failure is a result that says what to do. */
import type { LoadFailureKind } from "./load-failure.ts";

export type RequestFailureKind = Extract<LoadFailureKind, "missing" | "server" | "offline">;
export interface RequestFailure {
  readonly ok: false;
  readonly kind: RequestFailureKind;
  readonly message: string;
  readonly canRetry: true;
}

/** What a request needs from outside; tests pass their own. */
export interface RequestEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Absolute base address of the files' paths; read at each call. */
  readonly baseUrl: () => string;
  readonly isOnline: () => boolean;
}

/** How long leaving the page may take, in ms: browsers cancel its requests first. */
const LEAVING_MS = 200;

/**
 * Await it before reporting a broken connection: if it broke because the user is leaving the page, the page is gone by then,
 * and nothing is reported.
 */
export function unlessLeaving(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LEAVING_MS);
  });
}

/** The browser's fetch. */
async function fetchHere(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    await unlessLeaving();
    throw error;
  }
}

/** The browser's environment: the folder that the app is served from. */
export const browserEnvironment: RequestEnvironment = {
  fetch: fetchHere,
  baseUrl: () => new URL(import.meta.env.BASE_URL, document.baseURI).href,
  isOnline: () => navigator.onLine,
};

function failure(kind: RequestFailureKind, message: string): RequestFailure {
  return { ok: false, kind, message, canRetry: true };
}

/** The failure for a file that is missing on the server. `what` names it for the student. */
export function missingFile(what: string, url: string): RequestFailure {
  const { pathname } = new URL(url);
  return failure(
    "missing",
    `This server has no file for ${what} (${pathname}). The host of the app must publish its data, photos and weights folders beside it; then try again.`,
  );
}

/**
 * Requests one file. Returns the response, with its body unread, or the failure. An aborted signal
 * looks like `offline`, so the caller should check its signal first.
 */
export async function requestFile(
  what: string,
  url: string,
  init: RequestInit,
  environment: RequestEnvironment,
): Promise<{ readonly ok: true; readonly response: Response } | RequestFailure> {
  let response: Response;
  try {
    response = await environment.fetch(url, init);
  } catch {
    return environment.isOnline()
      ? failure(
          "offline",
          `The server did not respond to the request for ${what}. Check that it is still running, then try again.`,
        )
      : failure(
          "offline",
          `This device is offline, so ${what} could not be loaded. Connect to a network, then try again.`,
        );
  }
  if (response.status === 404 || response.status === 410) return missingFile(what, url);
  if (!response.ok) {
    return failure(
      "server",
      `The server refused to send ${what} (status ${response.status}). Wait a moment, then try again.`,
    );
  }
  // Many hosts answer requests for missing files with their start page and status 200.
  if (response.headers.get("content-type")?.includes("text/html") === true) return missingFile(what, url);
  return { ok: true, response };
}
