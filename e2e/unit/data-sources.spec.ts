import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { catalog, type CatalogEntry } from "#data/catalog.ts";
import type { DataSource } from "#data/data-source.ts";
import type { Dataset, Split } from "#data/dataset.ts";
import { loadBoth } from "#data/load-both.ts";
import { loadFailure } from "#data/load-failure.ts";
import { createLoader, type LoadDataset, type LoadOptions, type LoadResult } from "#data/load.ts";
import { dataSources, defaultSource, findDataSource, shippedSource } from "#data/sources.ts";

const [entry] = catalog;
const { train: trainFile, test: testFile } = entry.files;
const BASE = "https://example.org/receptive/";

function pieces(bytes: Uint8Array, piece: number): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset < bytes.length) controller.enqueue(bytes.slice(offset, (offset += piece)));
      else controller.close();
    },
  });
}

/** The app's own files, in pieces. */
const serve = (path: string): Response =>
  new Response(pieces(new Uint8Array(readFileSync(new URL(`../../public/${path}`, import.meta.url))), 300_000));

/** A source on a server of the test's, and the paths that were asked for. */
function served(
  of: CatalogEntry,
  answer: (path: string, init: RequestInit) => Response | Promise<Response> = serve,
): { source: DataSource; asked: string[] } {
  const asked: string[] = [];
  const load = createLoader({
    fetch: async (url, init) => {
      const path = url.slice(BASE.length);
      asked.push(path);
      return answer(path, init);
    },
    baseUrl: () => BASE,
    isOnline: () => true,
  });
  return { source: shippedSource(of, load), asked };
}

const rising = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));

test("sources have unique ids and are found by them", () => {
  expect(dataSources.map(({ id }) => id)).toEqual(catalog.map(({ id }) => id));
  expect(new Set(dataSources.map(({ id }) => id)).size).toBe(dataSources.length);
  for (const source of dataSources) expect(findDataSource(source.id)).toBe(source);
  expect(findDataSource("nothing")).toBeNull();
  expect(dataSources[0]).toBe(defaultSource);
});

for (const shipped of catalog) {
  test(`${shipped.id} brings both splits as it describes them, with progress that rises to 1`, async () => {
    const { source, asked } = served(shipped);
    const progress: number[] = [];
    const loaded = await source.load({ onProgress: (fraction) => progress.push(fraction) });
    if (!loaded.ok) throw new Error(loaded.message);
    for (const split of ["train", "test"] as const) {
      const { id, title, shape, classes, normalisation, counts } = source;
      expect(loaded[split]).toMatchObject({ id, title, split, shape, classes, ...normalisation, count: counts[split] });
    }
    expect(asked.toSorted()).toEqual([shipped.files.test.path, shipped.files.train.path]);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress[0]).toBeGreaterThan(0);
    expect(rising(progress)).toBe(true);
    expect(progress.at(-1)).toBe(1);
  });
}

test("simultaneous requests share one download, and later ones get the same data", async () => {
  const { source, asked } = served(entry);
  const [a, b] = await Promise.all([source.load(), source.load()]);
  const progress: number[] = [];
  const c = await source.load({ onProgress: (fraction) => progress.push(fraction) });
  if (!a.ok || !b.ok || !c.ok) throw new Error("not loaded");
  expect(asked.length).toBe(2);
  expect(a.train === b.train && b.train === c.train).toBe(true);
  expect(a.test === b.test && b.test === c.test).toBe(true);
  expect(progress.at(-1)).toBe(1);
});

/** A loader whose answers the test gives, split by split. */
function byHand(): {
  load: LoadDataset;
  progress: (split: Split, fraction: number | null) => void;
  answer: (split: Split, result: LoadResult) => void;
} {
  const waiting = new Map<Split, { options: LoadOptions; answer: (result: LoadResult) => void }>();
  return {
    load: (_, split, options = {}) =>
      new Promise((answer) => {
        waiting.set(split, { options, answer });
      }),
    progress: (split, fraction) => waiting.get(split)?.options.onProgress?.(fraction, 0),
    answer: (split, result) => waiting.get(split)?.answer(result),
  };
}

const dataset = (split: Split): Dataset => ({
  id: entry.id,
  title: entry.title,
  split,
  count: 1,
  shape: { c: 1, h: 1, w: 1 },
  classes: ["a"],
  labels: Uint8Array.of(0),
  pixels: Uint8Array.of(0),
  mean: 0,
  std: 1,
});

test("each split counts by its size; an unknown or smaller share does not take progress back", async () => {
  const { load, progress, answer } = byHand();
  const seen: number[] = [];
  const loading = loadBoth(entry, { onProgress: (fraction) => seen.push(fraction) }, load);
  const all = trainFile.bytes + testFile.bytes;
  progress("test", 1);
  progress("train", null);
  progress("train", 0.5);
  progress("train", 0.25);
  expect(seen).toEqual([testFile.bytes / all, (testFile.bytes + trainFile.bytes / 2) / all]);
  answer("train", { ok: true, dataset: dataset("train") });
  answer("test", { ok: true, dataset: dataset("test") });
  expect(await loading).toEqual({ ok: true, train: dataset("train"), test: dataset("test") });
  expect(seen.slice(2)).toEqual([1]);
});

for (const [lost, other] of [
  ["train", "test"],
  ["test", "train"],
] as const) {
  test(`a ${lost} split that fails is the answer before the other is there, and ends progress`, async () => {
    const { load, progress, answer } = byHand();
    const seen: number[] = [];
    const loading = loadBoth(entry, { onProgress: (fraction) => seen.push(fraction) }, load);
    const failure = loadFailure("missing", "There is no file.");
    answer(lost, failure);
    expect(await loading).toBe(failure);
    progress(other, 0.5);
    expect(seen).toEqual([]);
  });
}

test("a failure says which file is missing; another try asks for that one alone", async () => {
  let isThere = false;
  const { source, asked } = served(entry, (path) =>
    path === testFile.path && !isThere ? new Response("", { status: 404 }) : serve(path),
  );
  const failed = await source.load();
  expect(failed).toMatchObject({
    ok: false,
    kind: "missing",
    canRetry: true,
    message: expect.stringMatching(/no file for MNIST handwritten digits \(test images\)/),
  });
  isThere = true;
  const progress: number[] = [];
  const again = await source.load({ onProgress: (fraction) => progress.push(fraction) });
  expect(again.ok).toBe(true);
  expect(rising(progress)).toBe(true);
  expect(progress.at(-1)).toBe(1);
  expect(asked.toSorted()).toEqual([testFile.path, testFile.path, trainFile.path]);
});

test("stopping answers at once, ends both downloads, and later they can be had after all", async () => {
  let isOpen = false;
  const ended: string[] = [];
  const { source, asked } = served(entry, (path, { signal }) =>
    isOpen
      ? serve(path)
      : new Promise((_, reject) => {
          signal?.addEventListener("abort", () => {
            ended.push(path);
            reject(new DOMException("stopped", "AbortError"));
          });
        }),
  );
  const controller = new AbortController();
  const progress: number[] = [];
  const waiting = source.load({ signal: controller.signal, onProgress: (fraction) => progress.push(fraction) });
  await expect.poll(() => asked.length).toBe(2);
  controller.abort();
  expect(await waiting).toMatchObject({ ok: false, kind: "stopped", canRetry: true });
  expect(ended.toSorted()).toEqual([testFile.path, trainFile.path]);
  expect(progress).toEqual([]);
  isOpen = true;
  expect((await source.load()).ok).toBe(true);
  expect(asked.length).toBe(4);
});

test("an aborted signal sends no request", async () => {
  const { source, asked } = served(entry);
  expect(await source.load({ signal: AbortSignal.abort() })).toMatchObject({ ok: false, kind: "stopped" });
  expect(asked).toEqual([]);
});
