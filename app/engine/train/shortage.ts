import { CapacityError } from "#gpu/errors.ts";
import { assertFits } from "../run/footprint.ts";
import type { Model } from "../run/model.ts";
import { type PlannedImages, plannedSets } from "./planned-images.ts";
import { trainingOptions, type TrainingSettings } from "./trainer.ts";

/**
 * Why training a model would not fit its device, with the numbers; null where it fits. `images`: those that would have to be
 * uploaded first, null if they are on the GPU already. Takes no memory.
 */
export function trainingShortage(
  model: Model,
  settings: TrainingSettings,
  images: PlannedImages | null,
): string | null {
  const sets = images ? plannedSets(model.device, images) : [];
  try {
    assertFits(model, trainingOptions(settings));
    return null;
  } catch (error) {
    if (error instanceof CapacityError) return error.message;
    throw error;
  } finally {
    for (const set of sets) set.dispose();
  }
}
