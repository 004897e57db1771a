/** The data sets to choose from. */
import { catalog, type CatalogEntry } from "./catalog.ts";
import type { DataSource } from "./data-source.ts";
import { type LoadFailure, loadFailure } from "./load-failure.ts";
import type { loadBoth } from "./load-both.ts";
import type { LoadDataset } from "./load.ts";
import { unlessLeaving } from "./request.ts";

/** The code that reads data sets, loaded at first use. */
async function loader(): Promise<{ readonly loadBoth: typeof loadBoth } | LoadFailure> {
  // Leaving the page aborts its downloads, which is not reported.
  const code = await import("./load-both.ts").catch(() => unlessLeaving().then(() => null));
  const text = "The images could not be loaded, because part of the app failed to load. Reload the page to try again.";
  return code ?? loadFailure("interrupted", text, false);
}

/** The source of a data set that ships with the app. `load` loads one split by the entry's id; tests pass their own. */
export function shippedSource(entry: CatalogEntry, load?: LoadDataset): DataSource {
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
    load: async (options = {}) => {
      const code = await loader();
      return "loadBoth" in code ? code.loadBoth(entry, options, load) : code;
    },
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
