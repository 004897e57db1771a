import type { Graph } from "./types.ts";

/** Whether no value of the graph's can be negative, whatever the picture. */
export function neverNegative(graph: Graph, value: number): boolean {
  const producer = graph.nodes[graph.values[value]?.producer ?? -1];
  if (!producer) return false;
  const { spec, inputs } = producer;
  if (spec.type === "activation") return spec.kind === "relu" || spec.kind === "sigmoid";
  const passes =
    spec.type === "max_pool2d" ||
    spec.type === "avg_pool2d" ||
    spec.type === "global_avg_pool2d" ||
    spec.type === "flatten";
  return passes && neverNegative(graph, inputs[0] ?? 0);
}
