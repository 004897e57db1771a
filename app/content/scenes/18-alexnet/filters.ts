/** The first layer of our own network, and the network that it was trained in. Pure. */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import { act, conv, fullyConnected, maxPool, stack, usual } from "#nn/zoo/stack.ts";

/** As many filters of the same size as AlexNet's first layer has: two halves, as there; each was trained by itself, from a seed. */
export const HALF = 48;
export const FILTERS = 2 * HALF;
export const SIDE = 11;
/** Names of its parameters, in the file as in every network here. */
export const FILTER_WEIGHTS = "l1.weight";
export const FILTER_BIASES = "l1.bias";

/** How it is fed. */
export const NORMALISATION: Normalisation = { mean: 0.5, std: 0.25 };

/** What a unit of it sees. */
export const FIELD: Shape = { c: 3, h: SIDE, w: SIDE };

function firstLayer(stride: number, filters = FILTERS): readonly LayerSpec[] {
  return stack(conv(filters, SIDE, { stride: [stride, stride], padding: "valid" }), act("relu"));
}

/** One unit of each filter, on just what it sees. */
export const unitsNetwork: Architecture = { name: "units of conv1", input: FIELD, layers: firstLayer(1) };

/** A single filter, slid over a square of so many pixels. */
export function searchNetwork(side: number): Architecture {
  return { name: "one filter", input: { c: 3, h: side, w: side }, layers: firstLayer(2, 1) };
}

/** All filters on a photo of AlexNet's size, with AlexNet's stride. */
export const layerNetwork: Architecture = {
  name: "our conv1",
  input: { c: 3, h: 227, w: 227 },
  layers: firstLayer(4),
};

/** Side of the patches that it was trained on. */
export const PATCH = 32;

/** What it was trained in: from a patch of a photo, which photo is it? */
export function patchNetwork(classes: number): Architecture {
  return {
    name: "patches",
    input: { c: 3, h: PATCH, w: PATCH },
    layers: stack(
      conv(HALF, SIDE, { stride: [3, 3], padding: "valid" }),
      act("relu"),
      maxPool(2),
      usual("flatten"),
      fullyConnected(classes),
    ),
  };
}
