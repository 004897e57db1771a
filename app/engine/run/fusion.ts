import { activations } from "#nn/activations.ts";
import type { ActivationSpec } from "#nn/layers/activation.ts";
import type { BatchNormSpec } from "#nn/layers/batch-norm.ts";
import type { Graph, GraphNode } from "#nn/types.ts";

/** What a convolution or dense layer applies to its result as it writes it, in this order. */
export interface Epilogue {
  readonly norm: { readonly name: string; readonly spec: BatchNormSpec } | null;
  /** The value that is added. */
  readonly addend: number | null;
  readonly activation: ActivationSpec | null;
  /** The value that is written. */
  readonly output: number;
}

/** Layers that an executor can fuse where the values in between are not needed. Pure. */
export interface Fusions {
  /** By the name of the layer that applies it. */
  readonly epilogues: ReadonlyMap<string, Epilogue>;
  /** Layers that need no forward pass of their own then, by name; their input is not kept. */
  readonly absorbed: ReadonlySet<string>;
  /** Max pools that apply the mask of the ReLU before them in their backward pass. */
  readonly masking: ReadonlySet<string>;
  /** ReLUs that need no backward pass of their own then. */
  readonly masked: ReadonlySet<string>;
}

/** Nothing fused: every value of the graph is computed. */
export const NO_FUSIONS: Fusions = {
  epilogues: new Map(),
  absorbed: new Set(),
  masking: new Set(),
  masked: new Set(),
};

/** The node that reads a value, if it is the only one and the value is not the network's output. */
function onlyConsumer(graph: Graph, value: number): GraphNode | null {
  const [first, second] = graph.nodes.filter(({ inputs }) => inputs.includes(value));
  return first && !second && value !== graph.output ? first : null;
}

/** Follows the layers after a convolution or dense layer as far as they can be fused into it, and names them. */
function epilogueOf(graph: Graph, layer: GraphNode, forwardOnly: boolean): [Epilogue, absorbed: string[]] {
  const absorbed: string[] = [];
  const place = graph.nodes.indexOf(layer);
  let { output } = layer;
  let norm: Epilogue["norm"] = null;
  let addend: Epilogue["addend"] = null;
  for (;;) {
    const next = onlyConsumer(graph, output);
    if (!next) break;
    const { name, spec, inputs } = next;
    const other = inputs.find((value) => value !== output);
    if (spec.type === "activation" && (forwardOnly || activations[spec.kind].slopeFromOutput))
      return [{ norm, addend, activation: spec, output: next.output }, [...absorbed, name]];
    if (forwardOnly && spec.type === "batch_norm" && !norm && addend === null) {
      norm = { name, spec };
    } else if (forwardOnly && spec.type === "add" && addend === null && other !== undefined) {
      // The other part of the sum must be there when this layer writes.
      if ((graph.values[other]?.producer ?? -1) >= place) break;
      addend = other;
    } else {
      break;
    }
    ({ output } = next);
    absorbed.push(name);
  }
  return [{ norm, addend, activation: null, output }, absorbed];
}

/**
 * What can be fused in a graph. With `forwardOnly` (passes in evaluation mode that no backward pass follows), batch norms
 * and the sums of residual blocks as well.
 */
export function fusionsOf(graph: Graph, forwardOnly: boolean): Fusions {
  const epilogues = new Map<string, Epilogue>();
  const absorbed = new Set<string>();
  const masking = new Set<string>();
  const masked = new Set<string>();
  for (const node of graph.nodes) {
    const { name, spec, output } = node;
    if (spec.type === "conv2d" || spec.type === "dense") {
      const [epilogue, names] = epilogueOf(graph, node, forwardOnly);
      if (names.length > 0) epilogues.set(name, epilogue);
      for (const each of names) absorbed.add(each);
    }
    const next = onlyConsumer(graph, output);
    if (spec.type === "activation" && spec.kind === "relu" && next?.spec.type === "max_pool2d") {
      masking.add(next.name);
      masked.add(name);
    }
  }
  return { epilogues, absorbed, masking, masked };
}
