/** Models for reference cases. */
import type { Device } from "#gpu/device.ts";
import { lower } from "#nn/graph.ts";
import { Model } from "#engine/run/model.ts";
import type { Architecture, LayerSpec, Shape } from "#nn/types.ts";
import type { GoldenTensor } from "./golden-format.ts";

/** Images (N, C, H, W) or vectors (N, F) as the model's shape of one sample. */
export function sampleShape({ shape }: GoldenTensor): { readonly n: number; readonly shape: Shape } {
  const [n = 1, c = 1, h = 1, w = 1] = shape;
  return { n, shape: { c, h, w } };
}

/** A model of these layers. Throws with the model's own reason if a layer is impossible. */
export function buildModel(device: Device, input: Shape, layers: readonly LayerSpec[]): Model {
  const architecture: Architecture = { name: "case", input, layers };
  const lowering = lower(architecture);
  if (!lowering.ok) throw new Error(`${lowering.at}: ${lowering.reason}`);
  return new Model(device, lowering.graph);
}

export const floats = (tensor: GoldenTensor): Float32Array => Float32Array.from(tensor.data, Number);
