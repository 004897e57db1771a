/** Three small networks for digits that differ in the wires of one layer alone. Pure. */
import { activation } from "#nn/layers/activation.ts";
import { channelShuffle } from "#nn/layers/channel-shuffle.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { unflatten } from "#nn/layers/unflatten.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { createRandom, permutation } from "#nn/random.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";
import type { Kind } from "./layer.ts";

export const SIDE = 28;
/** Windows of 7 x 7, three pixels apart: 8 x 8 places, with 8 filters at each. */
export const KERNEL = 7;
const STRIDE = 3;
export const PLACES = 8;
export const FILTERS = 8;
export const TRAIN = 300;
export const TEST = 1000;
export const EPOCHS = 24;
/** Farthest shift of a shifted digit, in pixels. */
export const FARTHEST = 3;

/** The hidden layer of 8 x 8 x 8 units with the wires of a kind; the rest is the same for all three. */
export function digitNetwork(kind: Kind): Architecture {
  const maps: LayerSpec = { ...unflatten.create("maps"), channels: FILTERS, size: [PLACES, PLACES] };
  const rest: readonly LayerSpec[] = [
    activation.create("relu"),
    { ...maxPool2d.create("pool"), kernel: [2, 2], stride: [2, 2] },
    flatten.create("flat"),
    { ...dense.create("classes"), units: 10 },
  ];
  const conv = { ...conv2d.create("hidden"), kernel: [KERNEL, KERNEL] as const, padding: "valid" as const };
  const digit = { c: 1, h: SIDE, w: SIDE };
  if (kind === "conv")
    return {
      name: kind,
      input: digit,
      layers: [{ ...conv, channels: FILTERS, stride: [STRIDE, STRIDE] }, ...rest],
    };
  if (kind === "dense")
    return {
      name: kind,
      input: digit,
      layers: [flatten.create("pixels"), { ...dense.create("hidden"), units: FILTERS * PLACES ** 2 }, maps, ...rest],
    };
  const groups = PLACES ** 2;
  return {
    name: kind,
    input: { c: groups, h: KERNEL, w: KERNEL },
    layers: [
      { ...conv, channels: FILTERS * groups, groups },
      // From the filters of one place after another to the places of one filter after another.
      { ...channelShuffle.create("order"), groups },
      flatten.create("units"),
      maps,
      ...rest,
    ],
  };
}

/** Some digits, chosen by a seed; shifted ones by up to three pixels each way, by the same seed. */
export function chosenDigits(images: LabelledImages, count: number, seed: number, isShifted: boolean): LabelledImages {
  const random = createRandom(seed);
  const order = permutation(images.count, random).slice(0, count);
  const area = SIDE * SIDE;
  const pixels = new Uint8Array(count * area);
  order.forEach((from, to) => {
    const by = isShifted
      ? { y: random.integer(2 * FARTHEST + 1) - FARTHEST, x: random.integer(2 * FARTHEST + 1) - FARTHEST }
      : { y: 0, x: 0 };
    for (let i = 0; i < area; i++) {
      const [y, x] = [Math.floor(i / SIDE) - by.y, (i % SIDE) - by.x];
      if (y >= 0 && x >= 0 && y < SIDE && x < SIDE)
        pixels[to * area + i] = images.pixels[from * area + y * SIDE + x] ?? 0;
    }
  });
  return { ...images, count, labels: Uint8Array.from(order, (from) => images.labels[from] ?? 0), pixels };
}

/** The same digits cut into the patches that the groups of the locally connected layer see. */
export function inPatches(images: LabelledImages): LabelledImages {
  const [area, patch] = [SIDE * SIDE, KERNEL * KERNEL];
  const size = PLACES ** 2 * patch;
  const pixels = new Uint8Array(images.count * size);
  for (let i = 0; i < pixels.length; i++) {
    const [image, place, tap] = [Math.floor(i / size), Math.floor((i % size) / patch), i % patch];
    const y = Math.floor(place / PLACES) * STRIDE + Math.floor(tap / KERNEL);
    const x = (place % PLACES) * STRIDE + (tap % KERNEL);
    pixels[i] = images.pixels[image * area + y * SIDE + x] ?? 0;
  }
  return { ...images, shape: { c: PLACES ** 2, h: KERNEL, w: KERNEL }, pixels };
}
