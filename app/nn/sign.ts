import { primitiveType } from "./layer-table.ts";
import type { Graph } from "./types.ts";

/**
 * The values of a graph that can never be negative, whatever the image and the weights, according to the layer types.
 * The network's input (value 0) is not among them: it is normalised.
 */
export function neverNegativeValues(graph: Graph): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { spec, inputs, output } of graph.nodes) {
    const sign = primitiveType(spec.type).sign(spec);
    const keeps = sign === "keeps" && inputs.every((value) => found.has(value));
    if (keeps || sign === "never-negative") found.add(output);
  }
  return found;
}

/** Whether a value of a graph can never be negative. */
export function neverNegative(graph: Graph, value: number): boolean {
  return neverNegativeValues(graph).has(value);
}
