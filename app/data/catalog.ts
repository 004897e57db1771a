/**
 * The data sets that ship with the app. To add one, add an entry here and its files in `public/data/`, which
 * `scripts/pack-idx.mjs` creates. `sources.ts` turns them into data sources.
 */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Split } from "./dataset.ts";
import type { Shape } from "#nn/types.ts";

export interface CatalogFile {
  /** Address relative to the app's folder. */
  readonly path: string;
  /** Size of the downloaded file; printed by the packing script. */
  readonly bytes: number;
  /** Number of images. */
  readonly count: number;
}

export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  /** One sentence for the data set menu. */
  readonly summary: string;
  /** Author and licence, shown on screen. */
  readonly credit: string;
  readonly shape: Shape;
  readonly classes: readonly string[];
  readonly files: Readonly<Record<Split, CatalogFile>>;
  /** Of the training images, printed by the packing script. */
  readonly normalisation: Normalisation;
}

/** The first is what the lab opens with. */
export const catalog: readonly [CatalogEntry, ...CatalogEntry[]] = [
  {
    id: "mnist",
    title: "MNIST handwritten digits",
    summary: "Handwritten digits, 28 × 28 grey pixels, the same number of each digit.",
    credit: "Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0",
    shape: { c: 1, h: 28, w: 28 },
    classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    files: {
      train: { path: "data/mnist-train.rcds", bytes: 1_622_566, count: 10_000 },
      test: { path: "data/mnist-test.rcds", bytes: 323_276, count: 2_000 },
    },
    normalisation: { mean: 0.131719, std: 0.309138 },
  },
  {
    id: "fashion-mnist",
    title: "Fashion-MNIST clothing",
    summary: "Clothes, shoes and bags, 28 × 28 grey pixels, the same number of each kind.",
    credit: "Han Xiao, Kashif Rasul and Roland Vollgraf, Zalando SE, MIT",
    shape: { c: 1, h: 28, w: 28 },
    classes: ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
    files: {
      train: { path: "data/fashion-mnist-train.rcds", bytes: 4_395_114, count: 10_000 },
      test: { path: "data/fashion-mnist-test.rcds", bytes: 882_502, count: 2_000 },
    },
    normalisation: { mean: 0.285617, std: 0.352238 },
  },
];

/** The entry with this id, or `null`. */
export function findCatalogEntry(id: string): CatalogEntry | null {
  return catalog.find((entry) => entry.id === id) ?? null;
}
