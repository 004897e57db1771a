/** The grouped and depthwise convolutions that this quiz draws. */
import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture, LayerSpec } from "#nn/types.ts";
import { allDiffer, pick, plural, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { altered, type ConvCase, convCase, convCounts } from "../../conv-case.ts";
import { networkCase } from "../../network-case.ts";

/** A convolution in groups; at level 2, a depthwise one with a 1 × 1 convolution behind it. */
export interface Drawn {
  readonly layer: ConvCase;
  readonly pointwise: ConvCase | null;
}

const weightsOf = (layer: ConvCase): number => convCounts(layer).parameters;

/** The same layer without groups. */
export function ungrouped({ layer }: Drawn): number {
  return weightsOf(altered(layer, {}, { groups: 1 }));
}

/** Weights of the layer in its groups, and of the 1 × 1 convolution behind it. */
export function countsOf({ layer, pointwise }: Drawn): { readonly grouped: number; readonly pointwise: number } {
  return { grouped: weightsOf(layer), pointwise: pointwise ? weightsOf(pointwise) : 0 };
}

function convolution(c: number, side: number, kernel: number, channels: number, groups: number): ConvCase {
  const padding = (kernel - 1) / 2;
  const spec = { channels, kernel: [kernel, kernel], padding: [padding, padding], groups, bias: false } as const;
  return convCase({ c, h: side, w: side }, spec);
}

export function draw(level: Level, random: Random): Drawn | null {
  const side = pick([7, 14, 18, 20, 28], random);
  const kernel = pick([3, 5], random);
  const c = pick([8, 12, 16, 20, 24, 32, 48, 64], random);
  const filters = pick([8, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128], random);
  if (level === 2) {
    if (!allDiffer(c, filters, kernel, side)) return null;
    return { layer: convolution(c, side, kernel, c, c), pointwise: convolution(c, side, 1, filters, 1) };
  }
  const groups = level === 1 ? 2 : pick([2, 4, 8, 16], random);
  const fitting = c % groups === 0 && filters % groups === 0;
  if (!fitting || !allDiffer(c, filters, groups, c / groups, filters / groups, kernel)) return null;
  return { layer: convolution(c, side, kernel, filters, groups), pointwise: null };
}

/** The layers for the lab. */
export function networkOf({ layer, pointwise }: Drawn): Architecture {
  const behind: readonly LayerSpec[] = pointwise ? [{ ...pointwise.spec, id: "pointwise" }] : [];
  return networkCase("Quiz: groups", layer.input, [layer.spec, ...behind]);
}

/** The question in words. */
export function promptOf(drawn: Drawn, level: Level): string {
  const { layer, pointwise } = drawn;
  const { input, spec } = layer;
  const over = `an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each`;
  const kernel = size(spec.kernel);
  if (pointwise) {
    return `A depthwise convolution of size ${kernel} on ${over}, is followed by a convolution with ${plural(pointwise.spec.channels, "filter")} of size 1 × 1. There are no biases. How many weights do the two layers have together?`;
  }
  const bank = `A convolutional layer has ${plural(spec.channels, "filter")} of size ${kernel} over ${over}, and no biases.`;
  if (level === 1) {
    return `${bank} Channels and filters are divided into ${spec.groups} groups: each filter looks only at the channels of its own group. How many weights does the layer have?`;
  }
  return `${bank} Without groups it has ${thousands(ungrouped(drawn))} weights. Divided into groups, so that each filter looks only at the channels of its own group, it is to have ${thousands(countsOf(drawn).grouped)}. How many groups does that take?`;
}
