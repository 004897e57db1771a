import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { Architecture } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import type { ImageSet } from "./image-set.ts";
import { Trainer, type TrainingSettings } from "./trainer.ts";

/** Most steps, and most layers over all steps, that are handed to the GPU at once: a step of a deep network is much work. */
const CHUNK = 5;
const LAYERS_AT_ONCE = 60;
/** Images that are classified at once. */
export const EVALUATION_BATCH = 100;

/** Keeps something on the GPU until the work with it ends, and returns it. */
export type Hold = <U extends { dispose(): void }>(thing: U) => U;

/** Does work with things on the GPU: what it passes to `hold` is freed, last to first, when the work ends or fails. */
export async function whileHeld<T>(work: (hold: Hold) => Promise<T>): Promise<T> {
  const held: { dispose(): void }[] = [];
  try {
    return await work((thing) => {
      held.push(thing);
      return thing;
    });
  } finally {
    for (const thing of held.toReversed()) thing.dispose();
  }
}

/**
 * Puts a network on the GPU, with weights drawn from the seed of its training and its programs compiled, ready for its first
 * step. Throws CapacityError where it does not fit, ContextLostError, Error where a layer is impossible, and the reason of
 * `signal` once that is aborted.
 */
export async function beginTraining(
  hold: Hold,
  device: Device,
  architecture: Architecture,
  images: ImageSet,
  settings: TrainingSettings,
  signal: AbortSignal,
): Promise<Trainer> {
  const graph = graphOf(architecture);
  const model = hold(new Model(device, graph));
  model.parameters.upload(initialValues(graph, settings.seed));
  const trainer = hold(new Trainer(model, images, settings));
  await trainer.prepare(signal);
  signal.throwIfAborted();
  return trainer;
}

/**
 * Runs a number of training steps, and calls back after every few with the number done. Throws ContextLostError, and the reason
 * of `signal` once that is aborted.
 */
export async function runSteps(
  device: Device,
  trainer: Trainer,
  steps: number,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<void> {
  const chunk = Math.max(1, Math.min(CHUNK, Math.floor(LAYERS_AT_ONCE / trainer.model.graph.nodes.length)));
  for (let done = 1; done <= steps; done++) {
    trainer.run();
    if (done % chunk === 0) {
      await gpuDone(device);
      onProgress?.(done);
    }
    signal.throwIfAborted();
  }
}
