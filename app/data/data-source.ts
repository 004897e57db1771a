/** Where labelled images come from: shipped with the app, or one day a student's files or camera. Pure. */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Dataset, Split } from "./dataset.ts";
import type { LoadFailure } from "./load-failure.ts";
import type { Shape } from "#nn/types.ts";

export interface LoadedData {
  readonly ok: true;
  /** What a network learns from. */
  readonly train: Dataset;
  /** What it is measured on: images that it does not learn from. */
  readonly test: Dataset;
}

export interface SourceLoadOptions {
  /**
   * Share of the work that is done, above 0 and up to 1; it never falls, and is 1 once both splits are there. A source
   * that cannot tell how far it is does not call it.
   */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Once aborted, the answer is a failure of kind `stopped`, at once. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A set of images to train and test on. What it says of them is known before they are there, so that a network can be
 * checked against it and a screen can describe it; the images themselves come with `load`.
 */
export interface DataSource {
  /** Stands in links and stored labs, so it never changes. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the menu of data sets. */
  readonly summary: string;
  /** Who made it, and its licence; empty where the images are the student's own. */
  readonly credit: string;
  /** Shape of one image. */
  readonly shape: Shape;
  /** Class names; a label is an index into this list. */
  readonly classes: readonly string[];
  /** Of the training images. */
  readonly normalisation: Normalisation;
  /** Number of images. */
  readonly counts: Readonly<Record<Split, number>>;
  /** What `load` downloads in all, in bytes; 0 where it downloads nothing. */
  readonly bytes: number;
  /**
   * Gives both splits, whose id, shape, classes and numbers of images are those above. They are made once: those who ask
   * at the same time share the work, who asks later gets the same again. A failure is an answer, not an exception, and is
   * not remembered: asking again tries again.
   */
  readonly load: (options?: SourceLoadOptions) => Promise<LoadedData | LoadFailure>;
}
