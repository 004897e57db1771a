/** Trains both runs side by side, with the lab's engine. Loaded when the stage is open. */
import { valuesOf } from "#engine/train/observers.ts";
import { type Mark, type Split, trainSideBySide } from "#engine/train/side-by-side.ts";
import type { Device } from "#gpu/device.ts";
import { firstImages, type LabelledImages, normalised } from "#nn/labelled-images.ts";
import { BATCH, LAYERS, network, optimizerOf, OUTPUT, SAMPLES, startOf, TRAIN } from "./network.ts";
import { MARKS, STEPS } from "./state.ts";
import { type Case, causeOf, RUNS } from "./ward.ts";

/** Values of the graph by number, of all samples. */
export type Activations = ReadonlyMap<number, Float32Array>;

/** Runs both networks on the samples, before training and, where there are steps, at each mark. */
export function trainBoth(
  device: Device,
  digits: Split,
  samples: LabelledImages,
  { drawn, seed, isTrained }: { readonly drawn: Case; readonly seed: number; readonly isTrained: boolean },
  signal: AbortSignal,
  onProgress: (step: number, marks: readonly Mark<Activations>[]) => void,
): Promise<readonly Mark<Activations>[]> {
  const images = { train: firstImages(digits.train, TRAIN), test: samples };
  return trainSideBySide(
    device,
    RUNS.map((name) => {
      const cause = causeOf(name, drawn);
      return { name, architecture: network, images, initial: startOf(cause, seed), optimizer: optimizerOf(cause) };
    }),
    {
      optimizer: optimizerOf(null),
      batch: BATCH,
      seed,
      steps: isTrained ? STEPS : 0,
      marks: MARKS,
      observer: valuesOf(normalised(samples), SAMPLES, [...LAYERS.map(({ value }) => value), OUTPUT]),
      signal,
    },
    onProgress,
  );
}
