import { compositeType, isComposite, layerType, primitiveType } from "./layer-table.ts";
import type { GraphBuilder } from "./layer-type.ts";
import { checkInput } from "./layers/checks.ts";
import type {
  Architecture,
  Graph,
  GraphNode,
  GraphValue,
  Inference,
  LayerSpec,
  ParameterSpec,
  PrimitiveSpec,
  Problem,
  Shape,
} from "./types.ts";
import { type Reading, type UnitExplanation, valueAt } from "./unit-explanation.ts";

/** The `at` of a problem with the input shape itself; no layer may have this id. */
export const INPUT_ID = "input";

/** A network as primitive operations, or the first layer that is impossible and why. */
export type Lowering =
  | { readonly ok: true; readonly graph: Graph }
  | ({ readonly ok: false; readonly at: string } & Problem);

/** Lowers layer by layer; each layer reads the output of the one before it. */
export class GraphAssembly implements GraphBuilder {
  readonly #nodes: GraphNode[] = [];
  readonly #values: GraphValue[];
  readonly #layerOutputs = new Map<string, number>();
  #layerId = INPUT_ID;
  #output = 0;

  constructor(input: Shape) {
    this.#values = [{ shape: input, producer: -1 }];
  }

  add(name: string, spec: PrimitiveSpec, inputs: readonly number[]): number {
    const inference = layerType(spec.type).infer(
      spec,
      inputs.map((value) => this.shape(value)),
    );
    if (!inference.ok) throw new Error(`${name}: ${inference.reason}`);
    const output = this.#values.length;
    this.#values.push({ shape: inference.output, producer: this.#nodes.length });
    this.#nodes.push({ name, layerId: this.#layerId, spec, inputs, output });
    return output;
  }

  shape(value: number): Shape {
    const found = this.#values[value];
    if (!found) throw new Error(`There is no value ${value}`);
    return found.shape;
  }

  /** Appends a student's layer; an impossible one leaves the graph unchanged. */
  append(layer: LayerSpec): Inference {
    if (layer.id === INPUT_ID || this.#layerOutputs.has(layer.id)) {
      return {
        ok: false,
        reason: `Two layers have the id "${layer.id}".`,
        fix: "Remove one of them and add it again.",
      };
    }
    const inference = layerType(layer.type).infer(layer, [this.shape(this.#output)]);
    if (!inference.ok) return inference;
    this.#layerId = layer.id;
    this.#output = isComposite(layer)
      ? compositeType(layer.type).lower(layer, this.#output, this)
      : this.add(layer.id, layer, [this.#output]);
    this.#layerOutputs.set(layer.id, this.#output);
    return inference;
  }

  graph(): Graph {
    return {
      nodes: [...this.#nodes],
      values: [...this.#values],
      layerOutputs: new Map(this.#layerOutputs),
      output: this.#output,
    };
  }
}

/** Turns an architecture into primitive operations. Never throws; `at` names an impossible layer. */
export function lower(architecture: Architecture): Lowering {
  const problem = checkInput(architecture.input);
  if (problem) return { ok: false, at: INPUT_ID, ...problem };
  const assembly = new GraphAssembly(architecture.input);
  for (const layer of architecture.layers) {
    const inference = assembly.append(layer);
    if (!inference.ok) return { ok: false, at: layer.id, reason: inference.reason, fix: inference.fix };
  }
  return { ok: true, graph: assembly.graph() };
}

/** Shape of a value of the graph; throws where there is no such value. */
export function valueShape(graph: Graph, value: number): Shape {
  const found = graph.values[value];
  if (!found) throw new Error(`There is no value ${value}`);
  return found.shape;
}

export function inputShapes(node: GraphNode, graph: Graph): readonly Shape[] {
  return node.inputs.map((value) => valueShape(graph, value));
}

/** Trainable tensors of a node, in PyTorch's layout, named `<node.name>.<name>`. */
export function nodeParameters(node: GraphNode, graph: Graph): readonly ParameterSpec[] {
  return primitiveType(node.spec.type).parameters(node.spec, inputShapes(node, graph));
}

/** Number of trainable parameters of a node. */
export function parameterCount(node: GraphNode, graph: Graph): number {
  return nodeParameters(node, graph).reduce((sum, p) => sum + p.shape.reduce((a, b) => a * b, 1), 0);
}

/** Multiply-accumulates of a node for one sample. */
export function nodeMacs(node: GraphNode, graph: Graph): number {
  return primitiveType(node.spec.type).macs(node.spec, inputShapes(node, graph), valueShape(graph, node.output));
}

/** How a unit of a node's output got its value; `reading` must come from this node. */
export function explainNode(node: GraphNode, reading: Reading): UnitExplanation {
  const { unit, output } = reading;
  const explanation = primitiveType(node.spec.type).explain(node.spec, reading);
  return { unit, nodeName: node.name, result: valueAt(output, unit), ...explanation };
}

/** Values that are (N, C) vectors in PyTorch, not 1 x 1 maps: from flatten, dense and pointwise layers after them. */
export function vectorValues(graph: Graph): ReadonlySet<number> {
  const vectors = new Set<number>();
  for (const { spec, inputs, output } of graph.nodes) {
    const reads = inputs.every((value) => vectors.has(value)) ? "vectors" : "maps";
    const { gives } = primitiveType(spec.type).torch(spec, reads);
    if ((gives === "same" ? reads : gives) === "vectors") vectors.add(output);
  }
  return vectors;
}

/** The graph of a network that is known to be possible. Throws Error with the reason where a layer is not. */
export function graphOf(network: Architecture | Graph): Graph {
  if ("nodes" in network) return network;
  const lowering = lower(network);
  if (!lowering.ok) throw new Error(`${lowering.reason} ${lowering.fix}`);
  return lowering.graph;
}
