/** Settings and sizes that composite layers share. */
import type { LayerField } from "../layer-type.ts";
import type { Inference, Shape } from "../vocabulary.ts";
import { accept, checkWeights } from "./checks.ts";

export function channelsField(key: string, label: string, help: string): LayerField {
  return { key, label, help, kind: "integer", min: 1, max: 4096 };
}

export const strideField: LayerField = {
  key: "stride",
  label: "Stride",
  help: "Stride of the convolution that looks around; 2 halves the map.",
  kind: "integer",
  min: 1,
  max: 16,
};

/** Output of a block whose convolutions pad so that only the stride makes the map smaller. */
export function blockOutput(spec: { readonly channels: number; readonly stride: number }, input: Shape): Shape {
  return { c: spec.channels, h: Math.ceil(input.h / spec.stride), w: Math.ceil(input.w / spec.stride) };
}

/** Accepts a block's output unless one of its convolutions has too many weights. */
export function checkBlock(
  spec: { readonly channels: number; readonly stride: number },
  input: Shape,
  ...weights: readonly number[]
): Inference {
  const problem = checkWeights(Math.max(...weights));
  return problem ? { ok: false, ...problem } : accept(blockOutput(spec, input));
}
