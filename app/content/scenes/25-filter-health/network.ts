/** The network of both runs, and how each of them starts. Pure. */
import { graphOf, nodeParameters } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { defaultAdamW, type OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { type Cause, FILTERS } from "./state.ts";

export const KERNEL = 9;
export const BATCH = 32;
/** Digits that both learn from. */
export const TRAIN = 6400;
const RATE = 0.005;
/** A step takes the share rate × decay from every weight. */
const DECAY = 2;
/** What a rate that is too low is divided by. */
export const SLOW = 50;

export const network: Architecture = {
  name: "classifier of digits",
  input: { c: 1, h: 28, w: 28 },
  layers: [
    { ...conv2d.create("conv"), channels: FILTERS, kernel: [KERNEL, KERNEL], stride: [2, 2], padding: "valid" },
    activation.create("relu"),
    { ...maxPool2d.create("pool"), kernel: [2, 2], stride: [2, 2] },
    flatten.create("flat"),
    { ...dense.create("fc1"), units: 32 },
    activation.create("relu1"),
    { ...dense.create("classes"), units: 10 },
  ],
};
const graph = graphOf(network);
export const OUTPUT = graph.output;

/** What a run is trained with; null is a healthy one. */
export function optimizerOf(cause: Cause | null): OptimizerSettings {
  return {
    ...defaultAdamW,
    rate: cause === "slow" ? RATE / SLOW : RATE,
    weightDecay: cause === "decay" ? 0 : DECAY,
  };
}

/** The mean of so many inputs: what all weights are that start equal. */
const MEANS = new Map<string, number>(
  graph.nodes.flatMap((node) =>
    nodeParameters(node, graph).map(({ name, fanIn }) => [`${node.name}.${name}`, 1 / fanIn] as const),
  ),
);

/** What a run starts with: He's initialisation, unless all weights of a layer are to start equal. */
export function startOf(cause: Cause | null, seed: number): ParameterValues {
  const drawn = initialValues(graph, seed);
  if (cause !== "equal") return drawn;
  return new Map(
    [...drawn].map(([name, values]) => [
      name,
      name.endsWith(".weight") ? values.map(() => MEANS.get(name) ?? 0) : values,
    ]),
  );
}
