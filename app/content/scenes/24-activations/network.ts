/** The network of both runs, and how each of them starts. Pure. */
import { graphOf, nodeParameters } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import type { Cause, LayerName } from "./state.ts";

export const BATCH = 64;
/** Digits that both learn from. */
export const TRAIN = 6400;
export const RATE = 0.05;
/** How the causes change a healthy start. */
export const RATE_FACTOR = 15;
export const TINY = 0.1;
export const LARGE = 3;
export const LOW_BIAS = -3;

export const network: Architecture = {
  name: "classifier of digits",
  input: { c: 1, h: 28, w: 28 },
  layers: [
    { ...conv2d.create("conv"), channels: 8, kernel: [5, 5], stride: [2, 2], padding: "valid" },
    activation.create("relu"),
    { ...maxPool2d.create("pool"), kernel: [2, 2], stride: [2, 2] },
    flatten.create("flat"),
    { ...dense.create("fc1"), units: 32 },
    activation.create("relu1"),
    { ...dense.create("fc2"), units: 32 },
    activation.create("relu2"),
    { ...dense.create("classes"), units: 10 },
  ],
};
const graph = graphOf(network);

export interface Layer {
  readonly name: LayerName;
  readonly label: string;
  /** Its number in the graph. */
  readonly value: number;
  readonly units: number;
}

function layerOf(name: LayerName, label: string, id: string): Layer {
  const value = graph.layerOutputs.get(id) ?? 0;
  return { name, label, value, units: graph.values[value]?.shape.c ?? 0 };
}

/** Layers whose units can be looked at, in order. */
export const LAYERS = [
  layerOf("pool", "pooled maps", "flat"),
  layerOf("hidden1", "hidden 1", "relu1"),
  layerOf("hidden2", "hidden 2", "relu2"),
] as const;
export const OUTPUT = graph.output;

export function layerNamed(name: LayerName): Layer {
  return LAYERS.find((layer) => layer.name === name) ?? LAYERS[2];
}

/** What a run is trained with; null is a healthy one. */
export function optimizerOf(cause: Cause | null): OptimizerSettings {
  return { kind: "sgd", rate: cause === "rate" ? RATE * RATE_FACTOR : RATE, momentum: 0, weightDecay: 0 };
}

/** The mean of so many inputs: what all weights are that start equal. */
const MEANS = new Map<string, number>(
  graph.nodes.flatMap((node) =>
    nodeParameters(node, graph).map(({ name, fanIn }) => [`${node.name}.${name}`, 1 / fanIn] as const),
  ),
);

/** What a run starts with: He's initialisation, unless that is what is wrong. */
export function startOf(cause: Cause | null, seed: number): ParameterValues {
  const changed = (change: (value: number, name: string) => number): ParameterValues =>
    new Map(
      [...initialValues(graph, seed)].map(([name, values]) => [name, values.map((value) => change(value, name))]),
    );
  switch (cause) {
    case "tiny":
      return changed((value) => TINY * value);
    case "large":
      return changed((value) => LARGE * value);
    case "biases":
      return changed((value, name) => (name.endsWith(".bias") && name !== "classes.bias" ? LOW_BIAS : value));
    case "equal":
      return changed((value, name) => (name.endsWith(".weight") ? (MEANS.get(name) ?? 0) : value));
    case "rate":
    case null:
      return initialValues(graph, seed);
  }
}
