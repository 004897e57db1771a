/** Trains the network on digits, with the lab's engine. Loaded when it is asked for. */
import type { Split } from "#engine/train/side-by-side.ts";
import { type Learnt, trainOnce } from "#engine/train/train-once.ts";
import type { Device } from "#gpu/device.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { firstImages } from "#nn/labelled-images.ts";
import { defaultAdam } from "#nn/optimizer-settings.ts";
import type { ParameterValues } from "#nn/types.ts";
import { classifier } from "./trained.ts";

const STEPS = 160;
const BATCH = 16;
const TEST = 200;

/** The weights that it starts with. */
export function untrained(seed: number): ParameterValues {
  return initialValues(graphOf(classifier), seed);
}

/** Trains it, and tells how far that is, 0 .. 1. Throws the reason of `signal` once that is aborted. */
export function learn(
  device: Device,
  digits: Split,
  seed: number,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Learnt> {
  const images = { train: firstImages(digits.train, STEPS * BATCH), test: firstImages(digits.test, TEST) };
  const options = { optimizer: defaultAdam, batch: BATCH, seed, steps: STEPS, signal };
  return trainOnce(device, classifier, images, options, onProgress);
}
