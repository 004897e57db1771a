import type { Programs } from "#gpu/compilation.ts";
import type { Device } from "#gpu/device.ts";
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Graph, Shape } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { Evaluator } from "./evaluator.ts";
import { ImageSet } from "./image-set.ts";
import { Trainer, type TrainingSettings } from "./trainer.ts";

/** What is known of images before they are there. */
export interface PlannedImages {
  readonly shape: Shape;
  readonly classes: readonly string[];
  readonly normalisation: Normalisation;
  readonly counts: { readonly train: number; readonly test: number };
}

/**
 * The programs that training a network and testing it will draw with. Nothing is left on the GPU. Throws CapacityError where
 * training would not fit.
 */
export function rehearseTraining(
  device: Device,
  graph: Graph,
  { shape, classes, normalisation, counts }: PlannedImages,
  settings: TrainingSettings,
): Programs {
  const made: { dispose(): void }[] = [];
  const own = <T extends { dispose(): void }>(object: T): T => {
    made.push(object);
    return object;
  };
  try {
    const model = own(new Model(device, graph));
    const images = (count: number) => own(ImageSet.planned(device, { shape, classes, count, ...normalisation }));
    const trainer = own(new Trainer(model, images(counts.train), settings));
    const evaluator = own(new Evaluator(model, images(counts.test)));
    return device.rehearse(() => {
      trainer.rehearse();
      evaluator.rehearse();
    });
  } finally {
    for (const object of made.toReversed()) object.dispose();
  }
}
