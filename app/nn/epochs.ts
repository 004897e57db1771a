/**
 * How far a run has come through its data. An epoch takes as many whole batches as are left in it; the few images after
 * the last one are passed over, and differ from epoch to epoch. What counts is the images behind a run, those passed over
 * included, and not its steps: the batch may change on the way. Pure.
 */

/** Where the next step of a run is. */
export interface EpochPlace {
  /** The epoch under way, from 0 on. */
  readonly epoch: number;
  /** Images of it that are behind the run: where the next batch begins. */
  readonly offset: number;
  /** Steps to the end of the epoch, one at least. */
  readonly stepsLeft: number;
  /** Epochs done, the share of the one under way included. */
  readonly epochs: number;
}

/** Whole batches in a data set, one at least. */
export function stepsOfEpoch(images: number, batch: number): number {
  return Math.max(1, Math.floor(images / batch));
}

/** Where a run is that has `seen` images of a data set of `images` behind it and takes batches of `batch`. */
export function epochPlace(seen: number, images: number, batch: number): EpochPlace {
  const epoch = Math.floor(seen / images);
  const offset = seen - epoch * images;
  // A batch that has grown may not fit into what is left.
  if (offset > 0 && images - offset < batch) return epochPlace((epoch + 1) * images, images, batch);
  const stepsLeft = stepsOfEpoch(images - offset, batch);
  const end = offset + stepsLeft * batch;
  return { epoch, offset, stepsLeft, epochs: (epoch * end + offset) / end };
}

/** Images behind a run after one more step. */
export function seenAfterStep(seen: number, images: number, batch: number): number {
  const { epoch, offset, stepsLeft } = epochPlace(seen, images, batch);
  return stepsLeft === 1 ? (epoch + 1) * images : epoch * images + offset + batch;
}

/** Images behind a run after so many steps with one and the same batch. */
export function seenAfterSteps(steps: number, images: number, batch: number): number {
  const perEpoch = stepsOfEpoch(images, batch);
  return Math.floor(steps / perEpoch) * images + (steps % perEpoch) * batch;
}
