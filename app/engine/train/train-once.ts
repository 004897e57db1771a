import type { Device } from "#gpu/device.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { Evaluator } from "./evaluator.ts";
import { ImageSet } from "./image-set.ts";
import type { SideBySideOptions, Split } from "./side-by-side.ts";
import { beginTraining, EVALUATION_BATCH, runSteps, whileHeld } from "./stretch.ts";

type TrainOnceOptions = Pick<SideBySideOptions<unknown>, "optimizer" | "batch" | "seed" | "steps" | "signal">;

/** The result of training a network. */
export interface Learnt {
  readonly weights: ParameterValues;
  /** Fraction of the test images that it classifies correctly. */
  readonly accuracy: number;
}

/**
 * Trains one network from a seed, and calls back with the fraction done, 0 .. 1. Nothing is left on the GPU. Throws
 * CapacityError where it does not fit, ContextLostError, Error where a layer is impossible, and the reason of `signal` once
 * that is aborted.
 */
export function trainOnce(
  device: Device,
  architecture: Architecture,
  images: Split,
  { optimizer, batch, seed, steps, signal }: TrainOnceOptions,
  onProgress: (share: number) => void,
): Promise<Learnt> {
  return whileHeld(async (hold) => {
    const train = hold(await ImageSet.create(device, images.train));
    const test = hold(await ImageSet.create(device, images.test));
    const trainer = await beginTraining(hold, device, architecture, train, { optimizer, batch, seed }, signal);
    const { model } = trainer;
    await runSteps(device, trainer, steps, signal, (done) => onProgress(done / steps));
    const weights = await model.parameters.download();
    const evaluation = await hold(new Evaluator(model, test, EVALUATION_BATCH)).run(signal);
    signal.throwIfAborted();
    return { weights, accuracy: evaluation?.accuracy ?? 0 };
  });
}
