/** The wrong fields that students compute, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, fieldOf, type StackLayer } from "./stack.ts";

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/** The field by a rule that takes `step` for the distance in pixels between neighbours below layer i. */
function fieldWith(layers: readonly StackLayer[], step: (i: number) => number): number {
  return 1 + total(layers.map(({ k }, i) => (k - 1) * step(i)));
}

function strideSlips(layers: readonly StackLayer[]): readonly Slip<number>[] {
  if (layers.every(({ s }) => s === 1)) return [];
  const strides = layers.map(({ s }) => s);
  return [
    slip(
      fieldWith(layers, () => 1),
      "strides-forgotten",
      "Strides left out",
      "At stride 1 the stack would see that much. How far apart on the image are two neighbouring units of a strided layer?",
    ),
    slip(
      fieldWith(layers, (i) => strides[i - 1] ?? 1),
      "previous-stride-only",
      "Only the stride of the layer below counted",
      "The layer below takes steps over the units of the layer below it, and those may be several pixels apart as well. Follow one step down to the image.",
    ),
    slip(
      fieldWith(layers, (i) => (i === 0 ? 1 : total(strides.slice(0, i)))),
      "strides-added",
      "Strides added",
      "Each step in a layer is made of several steps in the layer below. Do the lengths of steps within steps add up, or multiply?",
    ),
    slip(
      fieldWith(layers, (i) => product(strides.slice(0, i + 1))),
      "own-stride",
      "A layer’s own stride counted",
      "A layer’s stride moves its units further apart. Does one unit see more because the next one is further away?",
    ),
  ];
}

function otherLayers(layers: readonly StackLayer[]): readonly Slip<number>[] {
  const convs = layers.filter(({ kind }) => kind === "conv");
  const pads = total(layers.map(({ p }) => p));
  const right = fieldOf(layers);
  return [
    ...(convs.length < layers.length
      ? [
          slip(
            fieldOf(convs),
            "pools-forgotten",
            "Pooling left out",
            "A pool has no weights, but it also reads a window and has a stride. What does that do to the fields of the units above?",
          ),
        ]
      : []),
    ...(pads > 0
      ? [
          slip(
            right + 2 * pads,
            "padding-added",
            "Padding added to the field",
            "Padding is added around the map. Does it move the outer taps of a kernel further apart?",
          ),
        ]
      : []),
  ];
}

/** Wrong sides of the field. */
export function fieldSlips(layers: readonly StackLayer[]): readonly Slip<number>[] {
  const kernels = layers.map(({ k }) => k);
  const right = fieldOf(layers);
  return [
    slip(
      kernels.at(-1) ?? 0,
      "each-sees-k",
      "Only the last layer counted",
      "The last layer sees that many units of the layer below it. Whose pixels does each of those see?",
    ),
    slip(
      product(kernels),
      "sizes-multiplied",
      "Kernel sizes multiplied",
      "That would be right if neighbouring windows had no pixels in common. By how much do they overlap?",
    ),
    slip(
      total(kernels),
      "sizes-added",
      "Kernel sizes added",
      "Each layer adds only what lies beyond the pixels seen already. By how much do neighbouring windows overlap?",
    ),
    ...strideSlips(layers),
    slip(
      right - 1,
      "pixel-forgotten",
      "The first pixel forgotten",
      "That is what all layers add together. How many pixels are seen without any layer?",
    ),
    ...otherLayers(layers),
    slip(
      right * right,
      "area",
      "Area instead of side",
      "That is how many pixels the unit sees in all. The question asks for one side.",
    ),
  ];
}

/** Wrong numbers of layers. */
export function countSlips({ layers }: Drawn): readonly Slip<number>[] {
  const k = layers[0]?.k ?? 3;
  const wanted = fieldOf(layers);
  return [
    slip(
      Math.ceil(wanted / k),
      "sizes-added",
      "A whole kernel added by each layer",
      "A layer widens the field by less than its kernel, since neighbouring windows overlap. By how much?",
    ),
    slip(
      Math.ceil(Math.log(wanted) / Math.log(k)),
      "sizes-multiplied",
      "Each layer assumed to multiply the field",
      "That would need windows without any overlap. Draw two layers: how wide is the field?",
    ),
    slip(
      Math.ceil(wanted / (k - 1)),
      "pixel-forgotten",
      "The first pixel forgotten",
      "Before the first layer, one pixel is seen already. How many are left for the layers to add?",
    ),
    slip(
      (wanted - 1) / ((k - 1) / 2),
      "one-side-only",
      "Growth counted on one side only",
      "A kernel reaches out from its middle to both sides. By how many pixels does a layer widen the field in all?",
    ),
    slip(
      wanted,
      "one-pixel-a-layer",
      "One pixel for each layer",
      "Draw two layers over a row of pixels. How many does a unit of the upper layer see, and how many more does a third layer add?",
    ),
  ];
}
