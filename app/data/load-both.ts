import type { CatalogEntry } from "./catalog.ts";
import type { LoadedData, SourceLoadOptions } from "./data-source.ts";
import type { Split } from "./dataset.ts";
import type { LoadFailure } from "./load-failure.ts";
import { loadDataset, type LoadDataset, type LoadResult } from "./load.ts";

/**
 * Loads both splits in parallel, with their progress weighted by file size. The first failure is the result; the other
 * split keeps loading, so that it is ready for another try.
 */
export async function loadBoth(
  { id, files }: CatalogEntry,
  { onProgress, signal }: SourceLoadOptions,
  load: LoadDataset = loadDataset,
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
