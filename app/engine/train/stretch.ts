import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import type { Trainer } from "./trainer.ts";

/** Steps that are handed to the GPU at once. */
const CHUNK = 5;
/** Images that are classified at once. */
export const EVALUATION_BATCH = 100;

/** Keeps something on the GPU until work with it ends. */
export type Hold = <U extends { dispose(): void }>(thing: U) => U;

/** Does work with things on the GPU: what it passes to `hold` is freed at the end, however that comes, last to first. */
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
 * Runs so many steps, a few at a time, and calls back after each few with the steps done. Throws the reason of `signal`
 * once that is aborted.
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
