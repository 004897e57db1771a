import type { Device } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture } from "#nn/types.ts";
import { Model } from "../run/model.ts";
import { uploadWeights } from "./weights.ts";

/** Layers of a texture of parameters. */
const LAYERS = 4;

/**
 * How many parameters a network has on the GPU: each is set to one, the whole texture is read back, and the values that are not
 * zero are counted. Nothing is left on the GPU. Throws CapacityError where the network does not fit, ContextLostError, and the
 * reason of `signal` once that is aborted.
 */
export async function storedParameters(device: Device, network: Architecture, signal: AbortSignal): Promise<number> {
  const model = new Model(device, graphOf(network));
  try {
    const { parameters } = model;
    const ones = [...parameters.views.values()].map(
      ({ name, count }) => [name, new Float32Array(count).fill(1)] as const,
    );
    await uploadWeights(model, { values: new Map(ones) }, { signal });
    const { width, rows } = parameters;
    const read = await readTexture(device, parameters.texture("values"), [0, 0, width, rows], 0, LAYERS);
    signal.throwIfAborted();
    return read.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  } finally {
    model.dispose();
  }
}
