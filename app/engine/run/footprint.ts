import { CapacityError } from "#gpu/errors.ts";
import type { ExecutorOptions } from "./executor.ts";
import { assertRoom, megabytes } from "../parameters/room.ts";
import type { Model } from "./model.ts";
import { fusionsFor, planStorage, storageNeeds } from "./tensor-plan.ts";

/**
 * Size of a convolution's packed filters relative to its weights: at most about this, for Winograd's filters (16 / 9) or on
 * pages that are half full.
 */
const PACKED = 2;

/**
 * Bytes of textures that running a model will add, by what they are for: an estimate before anything is allocated,
 * without the small ones (statistics, partial sums). `tooLarge`: by how much the first value that fits no texture exceeds the
 * limits; null if all fit.
 */
export function footprint(model: Model, options: ExecutorOptions) {
  const { graph, plan, parameters, device } = model;
  const storage = planStorage(graph, plan, fusionsFor(graph, options), options, device);
  const { bytes: activations, tooLarge } = storageNeeds(storage, options.batch, device.limits);
  const backward = options.training === true || options.inputGradient === true;
  const blocks = graph.nodes
    .filter(({ spec }) => spec.type === "conv2d")
    .reduce((sum, { name }) => sum + (parameters.view(`${name}.weight`)?.blocks ?? 0), 0);
  return {
    activations,
    filters: storage.onePhase ? 0 : Math.max(0, blocks * 64 * PACKED * (backward ? 2 : 1) - parameters.derived.bytes),
    gradients: (backward ? activations : 0) + (options.training ? parameters.trainingBytes(options.slots ?? 1) : 0),
    tooLarge,
  };
}

/** Throws CapacityError, with the numbers, if an executor of a model would not fit the device. */
export function assertFits(model: Model, options: ExecutorOptions): void {
  const { limits, ledger } = model.device;
  const { activations, filters, gradients, tooLarge } = footprint(model, options);
  if (tooLarge) throw new CapacityError(`${tooLarge}. Use a smaller image, a smaller batch or fewer channels.`);
  assertRoom(limits, ledger.totals().bytes, activations + filters + gradients, [
    `${megabytes(activations)} for the feature maps of ${options.batch === 1 ? "one image" : `${options.batch} images`}`,
    ...(filters > 0 ? [`${megabytes(filters)} for packed filters`] : []),
    ...(gradients > 0 ? [`${megabytes(gradients)} for ${options.training ? "training" : "gradients"}`] : []),
  ]);
}
