/**
 * Fetches one shipped file with progress, decompresses and reads it. Every failure is a result, not an exception.
 */
import type { CatalogEntry } from "./catalog.ts";
import type { Dataset, Split } from "./dataset.ts";
import { loadFailure, type LoadFailure } from "./load-failure.ts";
import { declaredPackedBytes, hasPackedMagic, parsePacked } from "./packed.ts";
import { requestFile, type RequestEnvironment, unlessLeaving } from "./request.ts";

export type LoadResult = { readonly ok: true; readonly dataset: Dataset } | LoadFailure;

/** `fraction` from 0 to 1, or `null` while the total is unknown; `bytes` received so far. */
export type LoadProgress = (fraction: number | null, bytes: number) => void;

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
  /** The connection was lost before the end. */
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
    if (next === null) await unlessLeaving();
    if (next === null || next.done) return { bytes: join(chunks, length), broken: next === null };
    chunks.push(next.value);
    length += next.value.length;
    onBytes(length, chunks[0] ?? next.value);
  }
}

/** Decompresses gzip; `null` if the stream is damaged or ends early. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { bytes: all, broken } = await receive(unpacked, () => {});
  return broken ? null : all;
}

/**
 * Downloads and checks one split of a catalogue entry. `fresh` bypasses the browser's cache,
 * to retry after a failure. The arrays of the data set are views of one buffer.
 */
export async function downloadDataset(
  entry: CatalogEntry,
  split: Split,
  options: { readonly signal: AbortSignal; readonly fresh: boolean; readonly onProgress: LoadProgress },
  environment: RequestEnvironment,
): Promise<LoadResult> {
  const file = entry.files[split];
  const what = `${entry.title} (${split === "train" ? "training" : "test"} images)`;
  const url = new URL(file.path, environment.baseUrl()).href;
  const stopped = loadFailure("stopped", `Loading ${what} was stopped. Load it again when you need it.`);
  const damaged = loadFailure(
    "damaged",
    `${what} arrived damaged and was not used. Try again; if it keeps happening, the copy on the server is damaged and must be replaced.`,
  );
  const cutShort = (bytes: number, total: number): LoadFailure =>
    loadFailure("truncated", `Only ${megabytes(bytes)} of ${megabytes(total)} of ${what} arrived. Try again.`);

  const init: RequestInit = { signal: options.signal, cache: options.fresh ? "reload" : "default" };
  const answer = await requestFile(what, url, init, environment);
  if (options.signal.aborted) return stopped;
  if (!answer.ok) return answer;

  const { bytes, broken } = await receive(answer.response.body, (received, first) => {
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
          `${what} is in a newer format than this version of the app can read: ${result.detail}. Reload the page to get a matching version of the app.`,
          false,
        );
      case "not-ours":
        return loadFailure(
          "not-ours",
          `The file on the server for ${what} is something else: ${result.detail}. The host of the app must restore the original file; then try again.`,
        );
    }
  }
  const { dataset } = result;
  const { c, h, w } = entry.shape;
  const fits = dataset.shape.c === c && dataset.shape.h === h && dataset.shape.w === w;
  if (dataset.id !== entry.id || dataset.split !== split || !fits) {
    return loadFailure(
      "not-ours",
      `The file on the server for ${what} holds ${dataset.title} (${dataset.split}) instead. The host of the app must restore the original file; then try again.`,
    );
  }
  options.onProgress(1, bytes.length);
  return result;
}
