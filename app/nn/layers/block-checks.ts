/** Settings and sizes that composite layers share. */
import { thousands } from "../format.ts";
import type { LayerField } from "../layer-type.ts";
import type { Inference, Problem, Shape } from "../vocabulary.ts";
import { accept, checkVolume, checkWeights } from "./checks.ts";

/** Maximum number of filters in a convolution. */
const MAX_CHANNELS = 4096;

export function channelsField(key: string, label: string, help: string): LayerField {
  return { key, label, help, kind: "integer", min: 1, max: MAX_CHANNELS };
}

export const strideField: LayerField = {
  key: "stride",
  label: "Stride",
  help: "Stride of the spatial convolution; 2 halves the map's height and width.",
  kind: "integer",
  min: 1,
  max: 16,
};

/** Output of a block whose convolutions are padded so that only the stride shrinks the map. */
export function blockOutput(spec: { readonly channels: number; readonly stride: number }, input: Shape): Shape {
  return { c: spec.channels, h: Math.ceil(input.h / spec.stride), w: Math.ceil(input.w / spec.stride) };
}

/** The parts of a block that can be too large. */
interface Parts {
  /** Weights of its largest convolutions. */
  readonly weights: readonly number[];
  /** Its widest intermediate maps, if wider than the output. */
  readonly middle?: Shape;
}

function checkMiddle(middle: Shape): Problem | null {
  if (middle.c <= MAX_CHANNELS) return checkVolume(middle);
  return {
    reason: `This block has ${thousands(middle.c)} channels inside; the maximum is ${thousands(MAX_CHANNELS)}.`,
    fix: "Make the block narrower, or use fewer channels before it.",
  };
}

/** Accepts a block's output unless one of its convolutions has too many weights or too large an output. */
export function checkBlock(
  spec: { readonly channels: number; readonly stride: number },
  input: Shape,
  { weights, middle }: Parts,
): Inference {
  const problem = (middle && checkMiddle(middle)) ?? checkWeights(Math.max(...weights));
  return problem ? { ok: false, ...problem } : accept(blockOutput(spec, input));
}
