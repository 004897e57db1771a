/** The data sets to choose from. */
import { catalog, type CatalogEntry } from "./catalog.ts";
import type { DataSource, LoadedData, SourceLoadOptions } from "./data-source.ts";
import type { Split } from "./dataset.ts";
import { type LoadFailure, loadFailure } from "./load-failure.ts";
import type { LoadDataset, LoadResult } from "./load.ts";
import { unlessLeaving } from "./request.ts";

/**
 * Loads both splits in parallel, with their progress weighted by file size. The first failure is the result; the other
 * split keeps loading, so that it is ready for another try.
 */
async function loadBoth(
  { id, files }: CatalogEntry,
  load: LoadDataset,
  { onProgress, signal }: SourceLoadOptions,
): Promise<LoadedData | LoadFailure> {
  const fractions: Record<Split, number> = { train: 0, test: 0 };
  let reported = 0;
  let answered = false;
  const report = (split: Split, fraction: number): void => {
    fractions[split] = fraction;
    const done = fractions.train * files.train.bytes + fractions.test * files.test.bytes;
    const share = done / (files.train.bytes + files.test.bytes);
    if (answered || share <= reported) return;
    reported = share;
    onProgress?.(share);
  };
  let fail: (failure: LoadFailure) => void = () => {};
  const failed = new Promise<LoadFailure>((resolve) => {
    fail = resolve;
  });
  const read = async (split: Split): Promise<LoadResult> => {
    const result = await load(id, split, { signal, onProgress: (fraction) => report(split, fraction ?? 0) });
    // A split that was already loaded has reported nothing.
    if (result.ok) report(split, 1);
    else fail(result);
    return result;
  };
  const both = Promise.all([read("train"), read("test")]);
  const first = await Promise.race([failed, both]);
  answered = true;
  if (!Array.isArray(first)) return first;
  const [train, test] = first;
  if (!train.ok) return train;
  return test.ok ? { ok: true, train: train.dataset, test: test.dataset } : test;
}

/** What reads data sets is loaded with the first of them. */
const loadDataset: LoadDataset = async (...asked) => {
  // A page that is left breaks off what it loads; it tells nobody.
  const code = await import("./load.ts").catch(() => unlessLeaving().then(() => null));
  const text = "The images could not be loaded, since a part of the app did not arrive. Reload the page to get them.";
  return code ? code.loadDataset(...asked) : loadFailure("interrupted", text, false);
};

/** The source of a data set that ships with the app. `load` loads one split by the entry's id; tests pass their own. */
export function shippedSource(entry: CatalogEntry, load: LoadDataset = loadDataset): DataSource {
  const { id, title, summary, credit, shape, classes, normalisation } = entry;
  const { train, test } = entry.files;
  return {
    id,
    title,
    summary,
    credit,
    shape,
    classes,
    normalisation,
    counts: { train: train.count, test: test.count },
    bytes: train.bytes + test.bytes,
    load: (options = {}) => loadBoth(entry, load, options),
  };
}

const [first, ...others] = catalog;

/** The data set that the lab opens with, on which the pretrained weights were trained. */
export const defaultSource: DataSource = shippedSource(first);

/** All data sets, in the order of the menu. */
export const dataSources: readonly DataSource[] = [defaultSource, ...others.map((entry) => shippedSource(entry))];

/** The source with this id, or `null`. */
export function findDataSource(id: string): DataSource | null {
  return dataSources.find((source) => source.id === id) ?? null;
}
