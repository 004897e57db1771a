import { nodeParameters } from "./graph.ts";
import type { ParameterValues } from "./parameters.ts";
import { createRandom, type Random } from "./random.ts";
import type { Graph, ParameterSpec } from "./types.ts";

/**
 * How weights start.
 * - `he`: normal, variance 2 / fan-in; biases zero (He et al. 2015).
 * - `pytorch`: weights and biases uniform within 1 / sqrt(fan-in), PyTorch's default for conv and dense.
 */
export type InitialScheme = "he" | "pytorch";

function draw(parameter: ParameterSpec, scheme: InitialScheme, random: Random): Float32Array {
  const count = parameter.shape.reduce((a, b) => a * b, 1);
  if (parameter.constant !== undefined) return new Float32Array(count).fill(parameter.constant);
  if (scheme === "pytorch") {
    const bound = 1 / Math.sqrt(Math.max(1, parameter.fanIn));
    return Float32Array.from({ length: count }, () => bound * (2 * random.next() - 1));
  }
  if (parameter.name === "bias") return new Float32Array(count);
  const deviation = Math.sqrt(2 / Math.max(1, parameter.fanIn));
  return Float32Array.from({ length: count }, () => deviation * random.normal());
}

/** Start values of every parameter of a graph; the same seed gives the same values. */
export function initialValues(graph: Graph, seed: number, scheme: InitialScheme = "he"): ParameterValues {
  const random = createRandom(seed);
  const values = new Map<string, Float32Array>();
  for (const node of graph.nodes) {
    for (const parameter of nodeParameters(node, graph))
      values.set(`${node.name}.${parameter.name}`, draw(parameter, scheme, random));
  }
  return values;
}
