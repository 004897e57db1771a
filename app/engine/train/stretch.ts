import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import type { Trainer } from "./trainer.ts";

/** Steps that are handed to the GPU at once. */
const CHUNK = 5;
/** Images that are classified at once. */
export const EVALUATION_BATCH = 100;

/** Does work with things on the GPU: what it passes to `hold` is freed, last to first, when the work ends or fails. */
export async function whileHeld<T>(
  work: (hold: <U extends { dispose(): void }>(thing: U) => U) => Promise<T>,
): Promise<T> {
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
 * Runs so many steps of training, and calls back after every few with the number done. Throws ContextLostError, and the reason
 * of `signal` once that is aborted.
 */
export async function runSteps(
  device: Device,
  trainer: Trainer,
  steps: number,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<void> {
  for (let done = 1; done <= steps; done++) {
    trainer.run();
    if (done % CHUNK === 0) {
      await gpuDone(device);
      onProgress?.(done);
    }
    signal.throwIfAborted();
  }
}
