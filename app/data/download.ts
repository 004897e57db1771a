/** Fetches one shipped file with progress, takes gzip off and reads it. Every failure is an answer, not an exception. */
import type { CatalogEntry } from "./catalog.ts";
import type { Dataset, Split } from "./dataset.ts";
import { declaredPackedBytes, hasPackedMagic, parsePacked } from "./packed.ts";

export type LoadFailureKind =
  | "unknown"
  | "missing"
  | "server"
  | "offline"
  | "interrupted"
  | "truncated"
  | "damaged"
  | "not-ours"
  | "newer"
  | "stopped";

export interface LoadFailure {
  readonly ok: false;
  readonly kind: LoadFailureKind;
  /** What happened and what to do, for the student. */
  readonly message: string;
  readonly canRetry: boolean;
}
export type LoadResult = { readonly ok: true; readonly dataset: Dataset } | LoadFailure;

/** `fraction` from 0 to 1, or `null` while the total is unknown; `bytes` received so far. */
export type LoadProgress = (fraction: number | null, bytes: number) => void;

/** What a download needs from the outside; tests give their own. */
export interface DownloadEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Absolute address that catalogue paths are relative to; read at each call. */
  readonly baseUrl: () => string;
  readonly isOnline: () => boolean;
}

export function loadFailure(kind: LoadFailureKind, message: string, canRetry = true): LoadFailure {
  return { ok: false, kind, message, canRetry };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

interface Received {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The connection broke before the end. */
  readonly broken: boolean;
}

async function receive(
  body: ReadableStream<Uint8Array> | null,
  onBytes: (received: number, first: Uint8Array) => void,
): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return { bytes: join(chunks, length), broken: false };
  const reader = body.getReader();
  for (;;) {
    const next = await reader.read().catch(() => null);
    if (next === null || next.done) return { bytes: join(chunks, length), broken: next === null };
    chunks.push(next.value);
    length += next.value.length;
    onBytes(length, chunks[0] ?? next.value);
  }
}

/** Takes gzip off; `null` where the stream is damaged or ends early. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { bytes: all, broken } = await receive(unpacked, () => {});
  return broken ? null : all;
}

async function request(
  what: string,
  url: string,
  cache: RequestCache,
  signal: AbortSignal,
  environment: DownloadEnvironment,
): Promise<Response | LoadFailure> {
  let response: Response;
  try {
    response = await environment.fetch(url, { signal, cache });
  } catch {
    return environment.isOnline()
      ? loadFailure("offline", `The server did not answer when asked for ${what}. Check that it is still running, then try again.`)
      : loadFailure("offline", `This device is offline, so ${what} could not be loaded. Connect to a network, then try again.`);
  }
  if (response.ok) return response;
  if (response.status === 404 || response.status === 410) return missing(what, url);
  return loadFailure(
    "server",
    `The server refused to send ${what} (status ${response.status}). Wait a moment, then try again.`,
  );
}

function missing(what: string, url: string): LoadFailure {
  return loadFailure(
    "missing",
    `This server has no file for ${what} (${new URL(url).pathname}). Whoever hosts the app must publish its data folder beside it; then try again.`,
  );
}

/**
 * Downloads and checks one split of a catalogue entry. `fresh` goes past the browser's cache,
 * for another try after a failure. The arrays of the data set are views of one buffer.
 */
export async function downloadDataset(
  entry: CatalogEntry,
  split: Split,
  options: { readonly signal: AbortSignal; readonly fresh: boolean; readonly onProgress: LoadProgress },
  environment: DownloadEnvironment,
): Promise<LoadResult> {
  const file = entry.files[split];
  const what = `${entry.title} (${split === "train" ? "training" : "test"} images)`;
  const url = new URL(file.path, environment.baseUrl()).href;
  const stopped = loadFailure("stopped", `Loading of ${what} was stopped. Load it again when you need it.`);
  const damaged = loadFailure(
    "damaged",
    `${what} arrived damaged, so it was not used. Try again; if it happens again, the copy on the server is damaged and must be replaced.`,
  );
  const cutShort = (bytes: number, total: number): LoadFailure =>
    loadFailure("truncated", `Only ${megabytes(bytes)} of ${megabytes(total)} of ${what} arrived. Try again.`);

  const response = await request(what, url, options.fresh ? "reload" : "default", options.signal, environment);
  if (options.signal.aborted) return stopped;
  if ("kind" in response) return response;

  const { bytes, broken } = await receive(response.body, (received, first) => {
    const total = hasPackedMagic(first) ? declaredPackedBytes(first) : file.bytes;
    options.onProgress(total === null ? null : Math.min(1, received / total), received);
  });
  if (options.signal.aborted) return stopped;
  if (broken) {
    return loadFailure("interrupted", `The connection broke after ${megabytes(bytes.length)} of ${what}. Try again.`);
  }

  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const raw = packed ? await gunzip(bytes) : bytes;
  if (options.signal.aborted) return stopped;
  if (raw === null) return bytes.length < file.bytes ? cutShort(bytes.length, file.bytes) : damaged;

  const result = parsePacked(raw);
  if (!result.ok) {
    switch (result.fault) {
      case "truncated":
        return cutShort(packed ? raw.length : bytes.length, declaredPackedBytes(raw) ?? file.bytes);
      case "damaged":
        return damaged;
      case "newer":
        return loadFailure(
          "newer",
          `${what} is in a newer format than this page knows: ${result.detail}. Reload the page to get the app that fits it.`,
          false,
        );
      case "not-ours":
        // Many hosts answer a missing file with their start page and status 200.
        if (response.headers.get("content-type")?.includes("text/html") === true) return missing(what, url);
        return loadFailure(
          "not-ours",
          `The file on the server for ${what} is something else: ${result.detail}. Whoever hosts the app must put back the original file; then try again.`,
        );
    }
  }
  const { dataset } = result;
  const { c, h, w } = entry.shape;
  const fits = dataset.shape.c === c && dataset.shape.h === h && dataset.shape.w === w;
  if (dataset.id !== entry.id || dataset.split !== split || !fits) {
    return loadFailure(
      "not-ours",
      `The file on the server for ${what} holds ${dataset.title} (${dataset.split}) instead. Whoever hosts the app must put back the original file; then try again.`,
    );
  }
  options.onProgress(1, bytes.length);
  return result;
}
