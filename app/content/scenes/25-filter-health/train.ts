/** Trains both runs side by side, with the lab's engine. Loaded when the stage is open. */
import { parameters, together, valuesOf } from "#engine/train/observers.ts";
import { trainSideBySide } from "#engine/train/side-by-side.ts";
import { firstImages, normalised, withShuffledLabels } from "#nn/labelled-images.ts";
import type { ParameterValues } from "#nn/types.ts";
import { SAMPLES, type TrainBoth } from "../../runs/use-runs.ts";
import { type Case, causeOf, RUNS } from "../../runs/ward.ts";
import { BATCH, network, optimizerOf, OUTPUT, startOf, TRAIN } from "./network.ts";
import { type Cause, MARKS, STEPS } from "./state.ts";

/** The weights, and what the network makes of the samples. */
export type Looked = readonly [ParameterValues, ReadonlyMap<number, Float32Array>];

interface Runs {
  readonly drawn: Case<Cause>;
  readonly seed: number;
  readonly isTrained: boolean;
}

/** Looks at both networks before training and, where they are trained, at each mark. */
export function trainer({ drawn, seed, isTrained }: Runs): TrainBoth<Looked> {
  return (device, digits, samples, signal, onProgress) => {
    const train = firstImages(digits.train, TRAIN);
    return trainSideBySide(
      device,
      RUNS.map((name) => {
        const cause = causeOf(name, drawn);
        return {
          name,
          architecture: network,
          images: { train: cause === "labels" ? withShuffledLabels(train, seed) : train, test: samples },
          initial: startOf(cause, seed),
          optimizer: optimizerOf(cause),
        };
      }),
      {
        optimizer: optimizerOf(null),
        batch: BATCH,
        seed,
        steps: isTrained ? STEPS : 0,
        marks: MARKS,
        observer: together(parameters, valuesOf(normalised(samples), SAMPLES, [OUTPUT])),
        signal,
      },
      onProgress,
    );
  };
}
