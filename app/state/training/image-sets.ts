import type { Device } from "#gpu/device.ts";
import type { DataSource } from "#data/data-source.ts";
import type { LoadFailure } from "#data/load-failure.ts";
import type { ImageSet } from "#engine/train/image-set.ts";
import { loadCode } from "../load-code.ts";
import { unlessAborted } from "../work-queue.ts";
import type { RunProgress } from "../stores/run-store.ts";
import type { Write } from "../stores/store.ts";

export interface LoadedSets {
  readonly ok: true;
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Why images could not be loaded, as a message for the student. */
export class DataError extends Error {
  readonly canRetry: boolean;

  constructor({ message, canRetry }: LoadFailure) {
    super(message);
    this.canRetry = canRetry;
  }
}

/** A source's two splits on one device, loaded on first use. */
export class ImageSets {
  readonly #device: Device;
  readonly #source: DataSource;
  readonly #leaving = new AbortController();
  #loading: Promise<LoadedSets | LoadFailure> | null = null;
  /** The callback of the latest caller. */
  #progress: (fraction: number) => void = () => {};

  constructor(device: Device, source: DataSource) {
    this.#device = device;
    this.#source = source;
  }

  /** Whether they are on the GPU, or on their way to it. */
  get isBegun(): boolean {
    return this.#loading !== null;
  }

  /**
   * Downloads and uploads once; a failure can be retried. `progress` is called with 0 .. 1, if the source reports it.
   */
  load(progress: (fraction: number) => void): Promise<LoadedSets | LoadFailure> {
    this.#progress = progress;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<LoadedSets | LoadFailure> {
    const made: ImageSet[] = [];
    let isThere = false;
    try {
      const { signal } = this.#leaving;
      const loaded = await this.#source.load({ signal, onProgress: (fraction) => this.#progress(fraction) });
      if (!loaded.ok) return loaded;
      const code = await loadCode(() => import("#engine/train/image-set.ts"));
      for (const split of [loaded.train, loaded.test]) {
        signal.throwIfAborted();
        made.push(await code.ImageSet.create(this.#device, split));
      }
      signal.throwIfAborted();
      const [train, test] = made;
      if (!train || !test) throw new Error("A split is missing");
      isThere = true;
      return { ok: true, train, test };
    } finally {
      this.#progress = () => {};
      if (!isThere) {
        this.#loading = null;
        for (const set of made) set.dispose();
      }
    }
  }

  /** Frees the images, without waiting for pending loads. */
  dispose(): void {
    this.#leaving.abort();
    void this.#loading?.then(
      (sets) => {
        if (!sets.ok) return;
        sets.train.dispose();
        sets.test.dispose();
      },
      () => {}, // it has freed what it had
    );
  }
}

/**
 * Loads the sets and shows the progress. Throws a DataError if it fails, and the reason of `signal` as soon as that is
 * aborted; the download continues for the next time.
 */
export async function loadForTraining(
  images: ImageSets,
  show: Write<RunProgress>,
  signal: AbortSignal,
): Promise<LoadedSets> {
  show({ phase: "loading", loaded: null });
  const progress = (loaded: number): void => {
    if (!signal.aborted) show({ loaded });
  };
  try {
    const sets = await unlessAborted(images.load(progress), signal);
    if (!sets.ok) throw new DataError(sets);
    return sets;
  } finally {
    show({ phase: "paused", loaded: null });
  }
}
