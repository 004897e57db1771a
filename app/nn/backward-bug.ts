/** Typical mistakes in a hand-written backward pass, which can be planted in one layer: see `gradient-check`. Pure. */
import { nodeParameters } from "./graph.ts";
import type { Graph, GraphNode, PrimitiveSpec } from "./types.ts";

/**
 * `unflipped`: the kernel is not turned on the way back; `stride`: the outputs are taken to be as close as the inputs;
 * `bias`: its gradient is forgotten; `mask`: a ReLU lets the gradient through where it was off.
 */
export const BUGS = ["unflipped", "stride", "bias", "mask"] as const;
export type Bug = (typeof BUGS)[number];

/** A bug in the backward pass of a node. */
export interface BackwardBug {
  readonly node: string;
  readonly kind: Bug;
}

/** The bugs that can be planted in a layer. */
export function bugsOf(spec: PrimitiveSpec): readonly Bug[] {
  switch (spec.type) {
    case "conv2d":
      return [
        ...(spec.kernel[0] * spec.kernel[1] > 1 ? ["unflipped" as const] : []),
        ...(spec.stride[0] * spec.stride[1] > 1 ? ["stride" as const] : []),
        ...(spec.bias ? ["bias" as const] : []),
      ];
    case "max_pool2d":
      return spec.stride[0] * spec.stride[1] > 1 ? ["stride"] : [];
    case "dense":
      return spec.bias ? ["bias"] : [];
    case "activation":
      return spec.kind === "relu" ? ["mask"] : [];
    default:
      return [];
  }
}

/** The bugs of a network that change the gradient of some parameter: of the layer's own, or of one before it. */
export function bugsIn(graph: Graph): readonly BackwardBug[] {
  const first = graph.nodes.findIndex((node) => nodeParameters(node, graph).length > 0);
  return graph.nodes.flatMap((node, i) =>
    bugsOf(node.spec)
      .filter((kind) => (first >= 0 && i > first) || changesOwn(node, kind))
      .map((kind) => ({ node: node.name, kind })),
  );
}

function changesOwn({ spec }: GraphNode, kind: Bug): boolean {
  return kind === "bias" || (kind === "stride" && spec.type === "conv2d");
}
