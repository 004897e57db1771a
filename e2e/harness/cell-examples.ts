/** Examples for the classifier of the scene `cells`, drawn from a seed. Pure. */
import { CELL, cellNetwork, NORMALISATION } from "#content/scenes/01-cells/network.ts";
import {
  BALLOON,
  type Backdrop,
  BIRDS,
  CLASSES,
  fill,
  MEADOW,
  newCanvas,
  type Scenery,
  SKY,
} from "#content/scenes/01-cells/scenery.ts";
import { paint } from "#content/scenes/01-cells/sprite.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { createRandom, type Random } from "#nn/random.ts";

/** Row of the backdrop where meadow and sky meet. */
const HORIZON = 124;
/** Column of the backdrop from which on there is the sun. */
const SUN = 474;

/** A cell of backdrop: also of the part that the scene shows, so that what fails there does not fail for want of training. */
function background(backdrop: Backdrop, random: Random) {
  const canvas = newCanvas(CELL, CELL);
  const scale = 0.6 + 0.7 * random.next();
  const span = CELL * scale;
  const left = random.next() * (SUN - span);
  // Every other one lies on the horizon, where there is most to be mistaken for a bird.
  const top =
    random.next() < 0.5 ? HORIZON - span * (0.15 + 0.7 * random.next()) : random.next() * (backdrop.height - span);
  fill(canvas, backdrop, left, top, scale);
  const light = 0.85 + 0.3 * random.next();
  canvas.rgb.forEach((value, i) => (canvas.rgb[i] = Math.min(1, value * light)));
  return canvas;
}

/** One example: a cell and its class. Birds and balloons are seen whole, about as large as the cell. */
function example({ backdrop, sprites }: Scenery, label: number, random: Random): Float32Array {
  for (;;) {
    const canvas = background(backdrop, random);
    const land = canvas.truth.reduce((sum, value) => sum + (value === MEADOW ? 1 : 0), 0) / canvas.truth.length;
    if (label === SKY || label === MEADOW) {
      // A cell on the horizon is what most of it is.
      const share = label === MEADOW ? land : 1 - land;
      if (share < 0.55) continue;
      return canvas.rgb;
    }
    const name = label === BALLOON ? "balloon" : (BIRDS[random.integer(BIRDS.length)] ?? "duck");
    const size = CELL * (0.6 + 0.6 * random.next());
    const reach = CELL * 0.2;
    const offset = (): number => CELL / 2 + reach * (2 * random.next() - 1);
    const gain = (): number => 0.85 + 0.3 * random.next();
    paint(
      canvas,
      sprites[name],
      { x: offset(), y: offset(), size, mirrored: random.next() < 0.5, gain: [gain(), gain(), gain()] },
      label,
    );
    return canvas.rgb;
  }
}

/** So many cells, of each class as many. */
export function examples(scenery: Scenery, count: number, seed: number): LabelledImages {
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % CLASSES.length);
  const pixels = new Uint8Array(count * 3 * CELL * CELL);
  labels.forEach((label, i) => {
    const rgb = example(scenery, label, random);
    pixels.set(
      rgb.map((value) => Math.round(255 * value)),
      i * rgb.length,
    );
  });
  return { count, shape: cellNetwork.input, classes: CLASSES, labels, pixels, ...NORMALISATION };
}
