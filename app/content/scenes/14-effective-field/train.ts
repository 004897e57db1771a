/** Trains the network on digits, with the lab's engine. Loaded when it is asked for. */
import { Model } from "#engine/run/model.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import { ImageSet } from "#engine/train/image-set.ts";
import { Trainer } from "#engine/train/trainer.ts";
import type { Device } from "#gpu/device.ts";
import { gpuDone } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import type { ParameterValues } from "#nn/types.ts";
import { classifier, type Learnt } from "./trained.ts";

const STEPS = 160;
const BATCH = 16;
const TEST = 200;
/** Steps that are handed to the GPU at once. */
const CHUNK = 4;

/** The weights that it starts with. */
export function untrained(seed: number): ParameterValues {
  return initialValues(graphOf(classifier), seed);
}

function firstOf(images: LabelledImages, count: number): LabelledImages {
  const { c, h, w } = images.shape;
  return {
    ...images,
    count,
    labels: images.labels.subarray(0, count),
    pixels: images.pixels.subarray(0, count * c * h * w),
  };
}

/** Trains it, and tells how far that is, 0 .. 1. Nothing is left on the GPU. Throws the reason of `signal` once that is aborted. */
export async function learn(
  device: Device,
  digits: { readonly train: LabelledImages; readonly test: LabelledImages },
  seed: number,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Learnt> {
  const held: { dispose(): void }[] = [];
  const hold = <T extends { dispose(): void }>(thing: T): T => {
    held.push(thing);
    return thing;
  };
  try {
    const train = hold(await ImageSet.create(device, firstOf(digits.train, STEPS * BATCH)));
    const test = hold(await ImageSet.create(device, firstOf(digits.test, TEST)));
    const model = hold(new Model(device, graphOf(classifier)));
    model.parameters.upload(untrained(seed));
    const trainer = hold(new Trainer(model, train, { optimizer: defaultAdam, batch: BATCH, seed }));
    await trainer.prepare(signal);
    for (let step = 1; step <= STEPS; step++) {
      trainer.run();
      if (step % CHUNK === 0) {
        await gpuDone(device);
        signal.throwIfAborted();
        onProgress(step / STEPS);
      }
    }
    const weights = await model.parameters.download();
    const evaluation = await hold(new Evaluator(model, test, TEST)).run(signal);
    signal.throwIfAborted();
    return { weights, accuracy: evaluation?.accuracy ?? 0 };
  } finally {
    for (const thing of held.toReversed()) thing.dispose();
  }
}
