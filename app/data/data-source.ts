/** Sources of labelled images. Pure. */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Dataset, Split } from "./dataset.ts";
import type { LoadFailure } from "./load-failure.ts";
import type { Shape } from "#nn/types.ts";

export interface LoadedData {
  readonly ok: true;
  /** What a network learns from. */
  readonly train: Dataset;
  /** Test images, which it does not learn from. */
  readonly test: Dataset;
}

export interface SourceLoadOptions {
  /**
   * Fraction done, above 0 and up to 1; it never decreases, and is 1 once both splits are loaded. A source without
   * progress does not call it.
   */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Once aborted, the result is at once a failure of kind `stopped`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A set of images to train and test on. Its description is available before the images, so that a network can be
 * checked against it and a screen can describe it; `load` gets the images themselves.
 */
export interface DataSource {
  /** Part of links and stored labs, so it never changes. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the menu of data sets. */
  readonly summary: string;
  /** Author and licence; empty if the images are the student's own. */
  readonly credit: string;
  /** Shape of one image. */
  readonly shape: Shape;
  /** Class names; a label is an index into this list. */
  readonly classes: readonly string[];
  /** Of the training images. */
  readonly normalisation: Normalisation;
  /** Number of images. */
  readonly counts: Readonly<Record<Split, number>>;
  /** Total bytes that `load` downloads; 0 if none. */
  readonly bytes: number;
  /**
   * Loads both splits, with the id, shape, classes and image counts above. They are created once: simultaneous calls
   * share the work, later calls get the same data. A failure is a result, not an exception, and is not cached: the next
   * call tries again.
   */
  readonly load: (options?: SourceLoadOptions) => Promise<LoadedData | LoadFailure>;
}
