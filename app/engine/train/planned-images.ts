import type { Device } from "#gpu/device.ts";
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Shape } from "#nn/types.ts";
import { ImageSet } from "./image-set.ts";

/** What is known of images before they are loaded. */
export interface PlannedImages {
  readonly shape: Shape;
  readonly classes: readonly string[];
  readonly normalisation: Normalisation;
  readonly counts: { readonly train: number; readonly test: number };
}

/**
 * The two splits without their pixels: they take no memory, but the ledger counts that of the pixels until they are
 * disposed.
 */
export function plannedSets(
  device: Device,
  { shape, classes, normalisation, counts }: PlannedImages,
): readonly [train: ImageSet, test: ImageSet] {
  const planned = (count: number) => ImageSet.planned(device, { shape, classes, count, ...normalisation });
  return [planned(counts.train), planned(counts.test)];
}
