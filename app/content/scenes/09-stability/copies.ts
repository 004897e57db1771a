/** Which copy of a photo is closer, the bent or the blurred one: by its pixels, and by a network's responses. */
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import { graphOf } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { cellFeatures, NORMALISATION, STRIDES } from "../../cell-classifier.ts";
import type { Measure } from "./measures.ts";
import { changeOf } from "./responses.ts";
import { SIDE } from "./state.ts";

/** Side of the windows over the last layer. */
export const POOLED = 4;
/** Of the weights that nobody trained. */
export const RANDOM_SEED = 5;

/** Relative distances of both copies from the photo. */
export interface Distances {
  readonly bent: number;
  readonly blurred: number;
}
export type Ladder = Readonly<Record<Measure, Distances>>;

/** The classifier of cells up to its last layer, a maximum behind it. */
export const critic: Architecture = {
  name: "three layers and a maximum",
  input: { c: 3, h: SIDE, w: SIDE },
  layers: [
    ...cellFeatures(...STRIDES),
    { ...maxPool2d.create("pooled"), kernel: [POOLED, POOLED], stride: [POOLED, POOLED] },
  ],
};

/** Its three ReLUs and that maximum are measured. */
function networkOf(): { readonly graph: Graph; readonly values: Readonly<Record<Measure, number>> } {
  const graph = graphOf(critic);
  const value = (id: string): number => graph.layerOutputs.get(id) ?? 0;
  return {
    graph,
    values: {
      pixels: 0,
      layer1: value("relu1"),
      layer2: value("relu2"),
      layer3: value("relu3"),
      pooled: value("pooled"),
    },
  };
}
const network = networkOf();

/** The weights that nobody trained. */
export function untrained(): ParameterValues {
  return initialValues(network.graph, RANDOM_SEED);
}

/** Measures the copies' distances from the photo: planes (3, H, W) of photo, bent and blurred copy, 0 .. 1. */
export async function measureCopies(
  device: Device,
  weights: ParameterValues,
  planes: readonly [photo: Float32Array, bent: Float32Array, blurred: Float32Array],
  signal: AbortSignal,
): Promise<Ladder> {
  const all = Float32Array.from(planes.flatMap((each) => [...each]));
  const { values } = await evaluate(device, network.graph, {
    weights,
    input: all.map((value) => (value - NORMALISATION.mean) / NORMALISATION.std),
    batch: planes.length,
    keep: Object.values(network.values).filter((value) => value > 0),
    signal,
  });
  const distances = (measure: Measure): Distances => {
    const read = measure === "pixels" ? all : (values.get(network.values[measure]) ?? new Float32Array());
    return { bent: changeOf(read, planes.length, 1), blurred: changeOf(read, planes.length, 2) };
  };
  return {
    pixels: distances("pixels"),
    layer1: distances("layer1"),
    layer2: distances("layer2"),
    layer3: distances("layer3"),
    pooled: distances("pooled"),
  };
}
