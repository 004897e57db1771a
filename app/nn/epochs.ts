/**
 * Progress of a run through its data. An epoch consists of whole batches; the few images left over at its end are
 * skipped, different ones in every epoch. Progress is counted in images, skipped ones included, not in steps, because
 * the batch size may change during a run. Pure.
 */

/** Where the next step of a run is. */
export interface EpochPlace {
  /** The current epoch, counted from 0. */
  readonly epoch: number;
  /** Images of it already seen: where the next batch begins. */
  readonly offset: number;
  /** Steps to the end of the epoch, at least one. */
  readonly stepsLeft: number;
  /** Epochs completed, including the fraction of the current one. */
  readonly epochs: number;
}

/** Whole batches in a data set, at least one. */
export function stepsOfEpoch(images: number, batch: number): number {
  return Math.max(1, Math.floor(images / batch));
}

/** Position of a run that has seen `seen` images, given a data set of `images` and a batch size of `batch`. */
export function epochPlace(seen: number, images: number, batch: number): EpochPlace {
  const epoch = Math.floor(seen / images);
  const offset = seen - epoch * images;
  // After the batch size has grown, a batch may not fit into the rest of the epoch.
  if (offset > 0 && images - offset < batch) return epochPlace((epoch + 1) * images, images, batch);
  const stepsLeft = stepsOfEpoch(images - offset, batch);
  const end = offset + stepsLeft * batch;
  return { epoch, offset, stepsLeft, epochs: (epoch * end + offset) / end };
}

/** Images seen after one more step. */
export function seenAfterStep(seen: number, images: number, batch: number): number {
  const { epoch, offset, stepsLeft } = epochPlace(seen, images, batch);
  return stepsLeft === 1 ? (epoch + 1) * images : epoch * images + offset + batch;
}

/** Images seen after this many steps with a constant batch size. */
export function seenAfterSteps(steps: number, images: number, batch: number): number {
  const perEpoch = stepsOfEpoch(images, batch);
  return Math.floor(steps / perEpoch) * images + (steps % perEpoch) * batch;
}
