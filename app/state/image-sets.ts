import type { Device } from "#gpu/device.ts";
import type { Dataset, Split } from "#data/dataset.ts";
import { loadDataset } from "#data/load.ts";
import { ImageSet } from "#nn/image-set.ts";
import { useTraining } from "./training-store.ts";

export type LoadedSets =
  | {
      readonly ok: true;
      readonly train: ImageSet;
      readonly test: ImageSet;
      readonly trainData: Dataset;
      readonly testData: Dataset;
    }
  | { readonly ok: false; readonly message: string; readonly canRetry: boolean };

/** A data set's two splits on one device, loaded at first use. */
export class ImageSets {
  readonly #device: Device;
  readonly #id: string;
  #loading: Promise<LoadedSets> | null = null;

  constructor(device: Device, id: string) {
    this.#device = device;
    this.#id = id;
  }

  /** Downloads and uploads once; a failure can be tried again. `progress` gets 0 .. 1, or null where the size is unknown. */
  load(progress: (fraction: number | null) => void = () => {}): Promise<LoadedSets> {
    this.#loading ??= this.#load(progress).then((sets) => {
      if (!sets.ok) this.#loading = null;
      return sets;
    });
    return this.#loading;
  }

  async #load(progress: (fraction: number | null) => void): Promise<LoadedSets> {
    const fractions: Record<Split, number | null> = { train: 0, test: 0 };
    const read = (split: Split) =>
      loadDataset(this.#id, split, {
        onProgress: (fraction) => {
          fractions[split] = fraction;
          const { train, test } = fractions;
          progress(train === null || test === null ? null : train * 0.83 + test * 0.17);
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

/** Loads the sets and shows how far that is; null, with the reason in the store, where it fails. */
export async function loadForTraining(images: ImageSets): Promise<Extract<LoadedSets, { readonly ok: true }> | null> {
  useTraining.setState({ phase: "loading", loaded: 0, failure: null });
  const sets = await images.load((loaded) => useTraining.setState({ loaded }));
  useTraining.setState({ phase: "paused", loaded: null });
  if (sets.ok) return sets;
  useTraining.setState({ failure: { message: sets.message, canRetry: sets.canRetry } });
  return null;
}
