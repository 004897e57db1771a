/** Labelled images of noise, to train on without a download. */
import type { LabelledImages } from "#nn/labelled-images.ts";
import { createRandom } from "#nn/random.ts";
import type { Shape } from "#nn/types.ts";

const CLASSES = ["a", "b", "c"];

export function randomImages(count: number, shape: Shape): LabelledImages {
  const random = createRandom(3);
  const draw = (length: number): Uint8Array => Uint8Array.from({ length }, () => 256 * random.next());
  return {
    count,
    shape,
    classes: CLASSES,
    mean: 0.5,
    std: 0.3,
    labels: Uint8Array.from({ length: count }, (_, i) => i % CLASSES.length),
    pixels: draw(count * shape.c * shape.h * shape.w),
  };
}
