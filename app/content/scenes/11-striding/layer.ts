/** A strided convolution, and the same layer with stride 1 of whose outputs only some are kept. Pure. */
import * as v from "valibot";
import { GraphAssembly } from "#nn/graph.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Graph, LayerSpec, ParameterValues } from "#nn/types.ts";

/** Pixels of the plate's side. */
export const SIDE = 288;
export const MOST_STRIDE = 6;

const schema = v.object({
  stride: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STRIDE)),
  kernel: v.picklist([3, 5, 7]),
  padding: v.picklist([0, 1, 2, 3]),
  filter: v.picklist(["point", "edges", "random"]),
  blur: v.boolean(),
});
export type State = v.InferOutput<typeof schema>;
/** What a student sets. */
export const state = {
  schema,
  initial: { stride: 1, kernel: 3, padding: 1, filter: "point", blur: false } satisfies State as State,
};

/**
 * A zone plate (H, W), -1 .. 1: rings round the middle pixel that grow finer outwards. At a pixel u to the right of it they
 * repeat u / SIDE times a pixel, so that at the edge a ring is two pixels wide, the finest that pixels can hold.
 */
export function zonePlate(): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [y, x] = [Math.floor(i / SIDE) - SIDE / 2, (i % SIDE) - SIDE / 2];
    return Math.cos((Math.PI * (x * x + y * y)) / SIDE);
  });
}

/** Pixels from the middle to where rings become too fine for a stride. */
export function limitOf(stride: number): number {
  return SIDE / (2 * stride);
}

function kernelOf({ filter, kernel }: Pick<State, "filter" | "kernel">): Float32Array {
  const middle = (kernel - 1) / 2;
  const random = createRandom(5);
  return Float32Array.from({ length: kernel * kernel }, (_, i) => {
    const [y, x] = [Math.floor(i / kernel) - middle, (i % kernel) - middle];
    if (filter === "point") return x === 0 && y === 0 ? 1 : 0;
    if (filter === "random") return random.normal() / kernel;
    return (Math.sign(x) * Math.exp((-x * x - y * y) / (middle * middle))) / kernel;
  });
}

/** Gaussian whose standard deviation is 0.7 of the stride: little is left of what is too fine for it. */
function gaussian(stride: number): Float32Array {
  const deviation = 0.7 * stride;
  const reach = Math.ceil(3 * deviation);
  const heights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = heights.reduce((all, each) => all + each, 0);
  return heights.map((each) => each / sum);
}

function convolution(id: string, more: Partial<Conv2dSpec>): Conv2dSpec {
  return { ...conv2d.create(id), channels: 1, bias: false, ...more };
}

function layerWith({ kernel, padding }: State, id: string, stride: number): Conv2dSpec {
  return convolution(id, { kernel: [kernel, kernel], padding: [padding, padding], stride: [stride, stride] });
}

export interface Layer {
  readonly graph: Graph;
  readonly weights: ParameterValues;
  /** Values of the graph. */
  readonly strided: number;
  readonly kept: number;
}

/** The blur, if any: down, then across. */
function blurOf({ blur, stride }: State): readonly Conv2dSpec[] {
  if (!blur) return [];
  const { length } = gaussian(stride);
  const reach = (length - 1) / 2;
  return [
    convolution("blur-y", { kernel: [length, 1], padding: [reach, 0] }),
    convolution("blur-x", { kernel: [1, length], padding: [0, reach] }),
  ];
}

/** The strided way alone, one layer after another. */
export function sequenceOf(set: State): Architecture {
  return {
    name: "strided",
    input: { c: 1, h: SIDE, w: SIDE },
    layers: [...blurOf(set), layerWith(set, "strided", set.stride)],
  };
}

/** Both ways from the plate, as one network; the blur, if any, is before both. */
export function layerOf(set: State): Layer {
  const assembly = new GraphAssembly({ c: 1, h: SIDE, w: SIDE });
  const weights = new Map<string, Float32Array>();
  let input = 0;
  for (const layer of blurOf(set)) {
    input = assembly.add(layer.id, layer, [input]);
    weights.set(`${layer.id}.weight`, gaussian(set.stride));
  }
  const strided = assembly.add("strided", layerWith(set, "strided", set.stride), [input]);
  const full = assembly.add("full", layerWith(set, "full", 1), [input]);
  const skip = { ...avgPool2d.create("kept"), kernel: [1, 1] as const, stride: [set.stride, set.stride] as const };
  const kept = assembly.add("kept", skip, [full]);
  weights.set("strided.weight", kernelOf(set));
  weights.set("full.weight", kernelOf(set));
  return { graph: assembly.graph(), weights, strided, kept };
}

/** One way of doing it, by the network model's account. */
export interface Cost {
  /** Outputs on a side that are computed. */
  readonly side: number;
  readonly macs: number;
}

function costOf(layer: LayerSpec): Cost {
  const report = describe({ name: "layer", input: { c: 1, h: SIDE, w: SIDE }, layers: [layer] });
  return { side: report.output?.h ?? 0, macs: report.macs };
}

/** What the strided layer costs, and the one with stride 1. */
export function costs(set: State): { readonly strided: Cost; readonly full: Cost } {
  return { strided: costOf(layerWith(set, "f", set.stride)), full: costOf(layerWith(set, "f", 1)) };
}

/** The pixel of the plate that the middle of an output's window lies on. */
export function pixelUnder({ stride, kernel, padding }: State, output: number): number {
  return output * stride - padding + (kernel - 1) / 2;
}
