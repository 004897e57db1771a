/** Fetches the app's own files; a failure is an answer that says what to do. */
import type { LoadFailureKind } from "./load-failure.ts";

export type RequestFailureKind = Extract<LoadFailureKind, "missing" | "server" | "offline">;
export interface RequestFailure {
  readonly ok: false;
  readonly kind: RequestFailureKind;
  readonly message: string;
  readonly canRetry: true;
}

/** What a request needs from the outside; tests give their own. */
export interface RequestEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Absolute address that the files' paths are relative to; read at each call. */
  readonly baseUrl: () => string;
  readonly isOnline: () => boolean;
}

/** Time for a page that is being left to be gone, in ms: browsers fail its requests first. */
const LEAVING_MS = 200;

/** The browser's fetch. A request that fails because the page is left is no failure: nobody is to be told of it. */
async function fetchHere(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    await new Promise((resolve) => {
      setTimeout(resolve, LEAVING_MS);
    });
    throw error;
  }
}

/** The browser's own: the folder that the app is served from, wherever that is. */
export const browserEnvironment: RequestEnvironment = {
  fetch: fetchHere,
  baseUrl: () => new URL(import.meta.env.BASE_URL, document.baseURI).href,
  isOnline: () => navigator.onLine,
};

function failure(kind: RequestFailureKind, message: string): RequestFailure {
  return { ok: false, kind, message, canRetry: true };
}

/** The failure for a file that the host did not publish. `what` names it in the student's words. */
export function missingFile(what: string, url: string): RequestFailure {
  const { pathname } = new URL(url);
  return failure(
    "missing",
    `This server has no file for ${what} (${pathname}). Whoever hosts the app must publish its data and photos folders beside it; then try again.`,
  );
}

/**
 * Asks for one file. Gives the response, its body not read yet, or the failure. An aborted signal
 * reads as `offline`; the caller, who holds the signal, asks it first.
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
          `The server did not answer when asked for ${what}. Check that it is still running, then try again.`,
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
  // Many hosts answer a missing file with their start page and status 200.
  if (response.headers.get("content-type")?.includes("text/html") === true) return missingFile(what, url);
  return { ok: true, response };
}
