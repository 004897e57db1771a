/** The data sets that come with the app. Adding one is one entry here and its files in `public/data/`. */
import type { Split } from "./dataset.ts";
import type { Shape } from "#nn/types.ts";

export interface CatalogFile {
  /** Address relative to the app's folder. */
  readonly path: string;
  /** Size on disk, which is what is downloaded; printed by the packing script. */
  readonly bytes: number;
  /** Number of images. */
  readonly count: number;
}

export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  /** One sentence for the data set menu. */
  readonly summary: string;
  /** Who made it, and its licence, for the screen that shows it. */
  readonly credit: string;
  readonly shape: Shape;
  readonly classes: readonly string[];
  readonly files: Readonly<Record<Split, CatalogFile>>;
  /** Mean and standard deviation of the training pixels (0 .. 1), known before the files are there. */
  readonly normalisation: { readonly mean: number; readonly std: number };
}

export const catalog: readonly CatalogEntry[] = [
  {
    id: "mnist",
    title: "MNIST handwritten digits",
    summary: "Handwritten digits, 28 x 28 grey pixels, as many of each digit.",
    credit: "Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0",
    shape: { c: 1, h: 28, w: 28 },
    classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    files: {
      train: { path: "data/mnist-train.rcds", bytes: 1_622_566, count: 10_000 },
      test: { path: "data/mnist-test.rcds", bytes: 323_276, count: 2_000 },
    },
    normalisation: { mean: 0.131719, std: 0.309138 },
  },
];

/** The entry with this id, or `null`. */
export function findCatalogEntry(id: string): CatalogEntry | null {
  return catalog.find((entry) => entry.id === id) ?? null;
}
