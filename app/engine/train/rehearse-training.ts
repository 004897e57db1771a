import type { Programs } from "#gpu/compilation.ts";
import type { Device } from "#gpu/device.ts";
import type { Graph } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { Evaluator } from "./evaluator.ts";
import { type PlannedImages, plannedSets } from "./planned-images.ts";
import { Trainer, type TrainingSettings } from "./trainer.ts";

/**
 * The programs that training a network and testing it will draw with. Nothing is left on the GPU. Throws CapacityError where
 * training would not fit.
 */
export function rehearseTraining(
  device: Device,
  graph: Graph,
  images: PlannedImages,
  settings: TrainingSettings,
): Programs {
  const made: { dispose(): void }[] = [];
  const own = <T extends { dispose(): void }>(object: T): T => {
    made.push(object);
    return object;
  };
  try {
    const model = own(new Model(device, graph));
    const [train, test] = plannedSets(device, images);
    const trainer = own(new Trainer(model, own(train), settings));
    const evaluator = own(new Evaluator(model, own(test)));
    return device.rehearse(() => {
      trainer.rehearse();
      evaluator.rehearse();
    });
  } finally {
    for (const object of made.toReversed()) object.dispose();
  }
}
