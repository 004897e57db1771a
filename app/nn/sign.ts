import { primitiveType } from "./layer-table.ts";
import type { Graph } from "./types.ts";

/**
 * The values of a graph that can hold no negative number, whatever the picture and the weights, as the layer types say.
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

/** Whether one value of a graph can hold no negative number. */
export function neverNegative(graph: Graph, value: number): boolean {
  return neverNegativeValues(graph).has(value);
}
