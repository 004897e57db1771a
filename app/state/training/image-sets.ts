import type { Device } from "#gpu/device.ts";
import type { Dataset, Split } from "#data/dataset.ts";
import { loadDataset } from "#data/load.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { unlessAborted } from "../work-queue.ts";
import type { RunProgress } from "../stores/run-store.ts";
import type { Write } from "../stores/store.ts";

export type LoadedSets =
  | {
      readonly ok: true;
      readonly train: ImageSet;
      readonly test: ImageSet;
      readonly trainData: Dataset;
      readonly testData: Dataset;
    }
  | { readonly ok: false; readonly message: string; readonly canRetry: boolean };

/** Why a data set could not be loaded, in words for the student. */
export class DataError extends Error {
  readonly canRetry: boolean;

  constructor(message: string, canRetry: boolean) {
    super(message);
    this.canRetry = canRetry;
  }
}

/** A data set's two splits on one device, loaded at first use. */
export class ImageSets {
  readonly #device: Device;
  readonly #id: string;
  #loading: Promise<LoadedSets> | null = null;
  /** Of whoever asked last. */
  #progress: ((fraction: number | null) => void) | null = null;

  constructor(device: Device, id: string) {
    this.#device = device;
    this.#id = id;
  }

  /** Downloads and uploads once; a failure can be tried again. `progress` gets 0 .. 1, or null where the size is unknown. */
  load(progress: ((fraction: number | null) => void) | null = null): Promise<LoadedSets> {
    this.#progress = progress ?? this.#progress;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<LoadedSets> {
    let isThere = false;
    try {
      const sets = await this.#download();
      isThere = sets.ok;
      return sets;
    } finally {
      this.#progress = null;
      if (!isThere) this.#loading = null;
    }
  }

  async #download(): Promise<LoadedSets> {
    const fractions: Record<Split, number | null> = { train: 0, test: 0 };
    const read = (split: Split) =>
      loadDataset(this.#id, split, {
        onProgress: (fraction) => {
          fractions[split] = fraction;
          const { train, test } = fractions;
          this.#progress?.(train === null || test === null ? null : train * 0.83 + test * 0.17);
        },
      });
    const [train, test] = await Promise.all([read("train"), read("test")]);
    if (!train.ok) return { ok: false, message: train.message, canRetry: train.canRetry };
    if (!test.ok) return { ok: false, message: test.message, canRetry: test.canRetry };
    const trainSet = await ImageSet.create(this.#device, train.dataset);
    const testSet = await ImageSet.create(this.#device, test.dataset);
    return { ok: true, train: trainSet, test: testSet, trainData: train.dataset, testData: test.dataset };
  }
}

/**
 * Loads the sets and shows how far that is. Throws a DataError where it fails, and the reason of `signal` as soon as that
 * is aborted; the download goes on for the next time.
 */
export async function loadForTraining(
  images: ImageSets,
  show: Write<RunProgress>,
  signal: AbortSignal,
): Promise<Extract<LoadedSets, { readonly ok: true }>> {
  show({ phase: "loading", loaded: 0 });
  const progress = (loaded: number | null): void => {
    if (!signal.aborted) show({ loaded });
  };
  try {
    const sets = await unlessAborted(images.load(progress), signal);
    if (!sets.ok) throw new DataError(sets.message, sets.canRetry);
    return sets;
  } finally {
    show({ phase: "paused", loaded: null });
  }
}
