/** The three layers that this quiz compares: the same inputs and outputs, joined in three ways. */
import type { Random } from "#nn/random.ts";
import { between, pick } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";
import { denseParameters } from "../../dense-case.ts";

/** How outputs are joined to inputs. */
export type Joined = "dense" | "local" | "conv";

/** `ratio`: at which length a dense layer has so many times the weights of a local one; `length`: from weights to the signal. */
export type Asked = Joined | "ratio" | "length";

export interface Drawn {
  readonly asked: Asked;
  /** The convolutional one of the three layers, with one filter. */
  readonly layer: ConvCase;
  /** Whether the input is a signal: one row of values. */
  readonly isSignal: boolean;
  /** How many times the weights. */
  readonly ratio: number;
}

/** What is counted of the three. */
export interface Counts {
  readonly channels: number;
  /** Values along the windowed side of the input, and in all of it. */
  readonly side: number;
  readonly inputs: number;
  /** Side of the window, and values under it. */
  readonly kernel: number;
  readonly window: number;
  readonly outSide: number;
  readonly outputs: number;
  /** Wires from inputs to outputs, if each output sees its window. */
  readonly wires: number;
  readonly bias: boolean;
}

/** Counts by the network model: each multiply-accumulate of the convolution is a wire. */
export function countsOf({ layer }: Pick<Drawn, "layer">): Counts {
  const { filterWeights, output, macs } = convCounts(layer);
  const { c, h, w } = layer.input;
  return {
    channels: c,
    side: w,
    inputs: c * h * w,
    kernel: layer.spec.kernel[1],
    window: filterWeights,
    outSide: output.w,
    outputs: output.h * output.w,
    wires: macs,
    bias: layer.spec.bias,
  };
}

/** Weights and biases of a layer joined in one of the ways. */
export function parametersOf(drawn: Pick<Drawn, "layer">, joined: Joined): number {
  const { outputs, wires, bias } = countsOf(drawn);
  switch (joined) {
    case "dense":
      return denseParameters(drawn.layer.input, outputs, bias);
    case "local":
      return wires + (bias ? outputs : 0);
    case "conv":
      return convCounts(drawn.layer).parameters;
  }
}

function layerOf(isSignal: boolean, c: number, side: number, kernel: number, bias: boolean): ConvCase {
  const high = (value: number): number => (isSignal ? 1 : value);
  return convCase(
    { c, h: high(side), w: side },
    { channels: 1, kernel: [high(kernel), kernel], padding: "valid", bias },
  );
}

export function draw(level: Level, random: Random): Drawn | null {
  const kernel = pick([3, 4, 5], random);
  const asked = pick<Joined>(["dense", "local", "conv"], random);
  if (level === 1) {
    return { asked, isSignal: true, layer: layerOf(true, 1, between(8, 20, random), kernel, false), ratio: 1 };
  }
  if (level === 2) {
    if (random.next() < 0.5) {
      return { asked, isSignal: true, layer: layerOf(true, 1, between(10, 40, random), kernel, true), ratio: 1 };
    }
    const channels = pick([2, 3, 4], random);
    const layer = layerOf(false, channels, between(6, 12, random), kernel, random.next() < 0.5);
    return { asked, isSignal: false, layer, ratio: 1 };
  }
  if (random.next() < 0.5) {
    const ratio = pick([10, 20, 25, 50, 100], random);
    const small = pick([3, 5, 7, 9], random);
    return { asked: "ratio", isSignal: true, layer: layerOf(true, 1, ratio * small, small, false), ratio };
  }
  const layer = layerOf(true, 1, between(12, 40, random), kernel, random.next() < 0.5);
  return { asked: "length", isSignal: true, layer, ratio: 1 };
}

/** The right number. */
export function correctOf(drawn: Drawn): number {
  const { asked } = drawn;
  return asked === "ratio" || asked === "length" ? countsOf(drawn).side : parametersOf(drawn, asked);
}
