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
      "The layer below steps over units of the one below it, and that one may step as well. Follow one step down to the image.",
    ),
    slip(
      fieldWith(layers, (i) => (i === 0 ? 1 : total(strides.slice(0, i)))),
      "strides-added",
      "Strides added",
      "Two steps of a unit are each as long as the step below. Do lengths of steps within steps add up, or multiply?",
    ),
    slip(
      fieldWith(layers, (i) => product(strides.slice(0, i + 1))),
      "own-stride",
      "A layer’s own stride counted for it",
      "A layer’s stride moves its next unit away. Does one unit see more because the next one is further off?",
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
            "A pool has no weights, but it looks at a window too, and it takes steps. What does it do to the units above?",
          ),
        ]
      : []),
    ...(pads > 0
      ? [
          slip(
            right + 2 * pads,
            "padding-added",
            "Padding added to the field",
            "Padding is put around the map. Does it move the outer taps of a kernel further apart?",
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
      "That would be right if neighbouring windows had no pixel in common. By how much do they overlap?",
    ),
    slip(
      total(kernels),
      "sizes-added",
      "Kernel sizes added",
      "Each layer adds what lies beyond the pixel it had already. By how much do neighbouring windows overlap?",
    ),
    ...strideSlips(layers),
    slip(
      right - 1,
      "pixel-forgotten",
      "The first pixel forgotten",
      "That is what all layers add together. Without any layer, what does a unit see?",
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
      "Each layer taken to multiply the field",
      "That would need windows without any overlap. How wide is the field after two layers, by hand?",
    ),
    slip(
      Math.ceil(wanted / (k - 1)),
      "pixel-forgotten",
      "The first pixel forgotten",
      "Before the first layer one pixel is seen already. What is left for the layers to add?",
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
      "Draw two layers over a row of pixels. How many does the upper unit see, and how many more with a third layer?",
    ),
  ];
}
