/** Trains both runs side by side, with the lab's engine. Loaded when the stage is open. */
import { valuesOf } from "#engine/train/observers.ts";
import { trainSideBySide } from "#engine/train/side-by-side.ts";
import { firstImages, normalised } from "#nn/labelled-images.ts";
import { SAMPLES, type TrainBoth } from "../../runs/use-runs.ts";
import { type Case, causeOf, RUNS } from "../../runs/ward.ts";
import { BATCH, LAYERS, network, optimizerOf, OUTPUT, startOf, TRAIN } from "./network.ts";
import { type Cause, MARKS, STEPS } from "./state.ts";

/** Values of the graph by number, of all samples. */
export type Activations = ReadonlyMap<number, Float32Array>;

interface Runs {
  readonly drawn: Case<Cause>;
  readonly seed: number;
  readonly isTrained: boolean;
}

/** Runs both networks on the samples, before training and, where they are trained, at each mark. */
export function trainer({ drawn, seed, isTrained }: Runs): TrainBoth<Activations> {
  return (device, digits, samples, signal, onProgress) => {
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
  };
}
