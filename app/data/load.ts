/** Loads the app's data sets, each at most once. */
import { findCatalogEntry } from "./catalog.ts";
import type { Split } from "./dataset.ts";
import { downloadDataset, type LoadProgress, type LoadResult } from "./download.ts";
import { loadFailure } from "./load-failure.ts";
import { browserEnvironment, type RequestEnvironment } from "./request.ts";

export type { LoadProgress, LoadResult } from "./download.ts";

export interface LoadOptions {
  readonly onProgress?: LoadProgress | undefined;
  /** Stops waiting; the download itself stops once nobody is waiting for it. */
  readonly signal?: AbortSignal | undefined;
}
export type LoadDataset = (id: string, split: Split, options?: LoadOptions) => Promise<LoadResult>;

interface Pending {
  readonly result: Promise<LoadResult>;
  readonly controller: AbortController;
  readonly listeners: Set<LoadProgress>;
  waiting: number;
  settled: boolean;
}

/** Creates a loader with its own cache. The app uses `loadDataset`; tests pass an environment. */
export function createLoader(environment: RequestEnvironment): LoadDataset {
  const cache = new Map<string, Pending>();
  const failedBefore = new Set<string>();

  const start = (id: string, split: Split): Pending | null => {
    const entry = findCatalogEntry(id);
    if (entry === null) return null;
    const key = `${id}/${split}`;
    const controller = new AbortController();
    const listeners = new Set<LoadProgress>();
    const options = {
      signal: controller.signal,
      fresh: failedBefore.has(key),
      onProgress: (fraction: number | null, bytes: number): void => {
        for (const listener of listeners) listener(fraction, bytes);
      },
    };
    let keep = false;
    const pending: Pending = {
      controller,
      listeners,
      waiting: 0,
      settled: false,
      result: downloadDataset(entry, split, options, environment)
        .then((result) => {
          if (result.ok) keep = true;
          else if (result.kind !== "stopped") failedBefore.add(key);
          return result;
        })
        .finally(() => {
          pending.settled = true;
          if (!keep && cache.get(key) === pending) cache.delete(key);
        }),
    };
    cache.set(key, pending);
    return pending;
  };

  return async (id, split, { onProgress, signal } = {}) => {
    const key = `${id}/${split}`;
    const stopped = loadFailure("stopped", "Loading was stopped. Load the data again when you need it.");
    if (signal?.aborted === true) return stopped;
    const pending = cache.get(key) ?? start(id, split);
    if (pending === null) {
      return loadFailure(
        "unknown",
        `There is no data set called "${id}". Choose one from the list of data sets.`,
        false,
      );
    }
    pending.waiting++;
    if (onProgress !== undefined) pending.listeners.add(onProgress);
    let stop = (): void => {};
    const gaveUp = new Promise<LoadResult>((resolve) => {
      stop = () => resolve(stopped);
      signal?.addEventListener("abort", stop);
    });
    try {
      return await Promise.race([pending.result, gaveUp]);
    } finally {
      signal?.removeEventListener("abort", stop);
      if (onProgress !== undefined) pending.listeners.delete(onProgress);
      pending.waiting--;
      if (pending.waiting === 0 && !pending.settled) {
        if (cache.get(key) === pending) cache.delete(key);
        pending.controller.abort();
      }
    }
  };
}

/**
 * Loads one split of one of the app's data sets, with progress. Results are cached, failures are
 * not, so that another call tries again.
 */
export const loadDataset: LoadDataset = createLoader(browserEnvironment);
