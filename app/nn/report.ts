import { thousands } from "./format.ts";
import { GraphAssembly, inputShapes, nodeMacs, parameterCount, valueShape, vectorValues } from "./graph.ts";
import { layerType, primitiveType } from "./layer-table.ts";
import { checkInput } from "./layers/checks.ts";
import { graphFields } from "./receptive-field.ts";
import type {
  Architecture,
  Field,
  Graph,
  GraphNode,
  LayerReport,
  LayerSpec,
  NetworkReport,
  Problem,
  Shape,
} from "./types.ts";

/** Human names such as `conv1`, `relu1`, `flatten`, in the order of the layers, counted per prefix. */
export function layerLabels(layers: readonly LayerSpec[]): readonly string[] {
  const counts = new Map<string, number>();
  return layers.map((spec) => {
    const type = layerType(spec.type);
    const prefix = type.labelPrefix(spec);
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return count === 1 && type.usuallyOnce ? prefix : `${prefix}${count}`;
  });
}

/** One layer's total over its nodes; a block's is written as a sum of parts: `conv1 576 + bn1 16 = 592`. */
function account(
  nodes: readonly GraphNode[],
  graph: Graph,
  count: (node: GraphNode, graph: Graph) => number,
  formula: (node: GraphNode) => string,
) {
  const parts = nodes.map((node) => ({ node, count: count(node, graph) })).filter((part) => part.count > 0);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const [only] = nodes;
  if (nodes.length === 1 && only) return { total, formula: formula(only) };
  const terms = parts.map((part) => `${part.node.name.slice(part.node.layerId.length + 1)} ${thousands(part.count)}`);
  return { total, formula: `${terms.join(" + ")} = ${thousands(total)}` };
}

interface Row {
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly problem: Problem | null;
  readonly nodes: readonly GraphNode[];
  readonly field: Field | null;
}

function row(spec: LayerSpec, label: string, graph: Graph, { input, output, problem, nodes, field }: Row): LayerReport {
  const shapes = (node: GraphNode): readonly Shape[] => inputShapes(node, graph);
  const parameters = account(nodes, graph, parameterCount, (node) =>
    primitiveType(node.spec.type).parameterFormula(node.spec, shapes(node)),
  );
  const macs = account(nodes, graph, nodeMacs, (node) =>
    primitiveType(node.spec.type).macsFormula(node.spec, shapes(node), valueShape(graph, node.output)),
  );
  return {
    spec,
    label,
    input,
    output,
    problem,
    parameters: parameters.total,
    parameterFormula: nodes.length > 0 ? parameters.formula : "",
    macs: macs.total,
    macsFormula: nodes.length > 0 ? macs.formula : "",
    field,
  };
}

/**
 * Everything that the builder shows about a network: shapes, parameters, multiply-accumulates and
 * receptive fields, layer by layer. Never throws: an impossible layer has its problem attached, and the
 * layers after it are empty.
 */
export function describe(architecture: Architecture): NetworkReport {
  const inputProblem = checkInput(architecture.input);
  const assembly = new GraphAssembly(architecture.input);
  const rows: Omit<Row, "nodes" | "field">[] = [];
  let at: Shape | null = inputProblem ? null : architecture.input;
  let firstProblem: string | null = null;
  for (const layer of architecture.layers) {
    const inference = at ? assembly.append(layer) : null;
    const problem = inference && !inference.ok ? { reason: inference.reason, fix: inference.fix } : null;
    const output = inference?.ok ? inference.output : null;
    rows.push({ input: at, output, problem });
    if (problem) firstProblem = layer.id;
    at = output;
  }
  const graph = assembly.graph();
  const fields = graphFields(graph);
  const labels = layerLabels(architecture.layers);
  const layers = architecture.layers.map((spec, i) => {
    const { input = null, output = null, problem = null } = rows[i] ?? {};
    const value = output ? graph.layerOutputs.get(spec.id) : undefined;
    const nodes = output ? graph.nodes.filter((node) => node.layerId === spec.id) : [];
    const field = value === undefined ? null : (fields[value] ?? null);
    return row(spec, labels[i] ?? spec.id, graph, { input, output, problem, nodes, field });
  });
  return {
    layers,
    inputProblem,
    firstProblem,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    macs: layers.reduce((sum, layer) => sum + layer.macs, 0),
    output: layers.length > 0 ? at : null,
  };
}

/** One primitive operation, as in a torchinfo table. */
export interface PrimitiveRow {
  readonly name: string;
  /** Class name in torch.nn, such as `Conv2d`; `Add` and `Concat` where branches meet. */
  readonly type: string;
  /** `[C, H, W]`, or `[C]` after flatten. */
  readonly output_shape: readonly number[];
  readonly parameters: number;
  readonly macs: number;
}

/** The counts of every primitive operation, in order. */
export function primitiveRows(graph: Graph): readonly PrimitiveRow[] {
  const vectors = vectorValues(graph);
  return graph.nodes.map((node) => {
    const { c, h, w } = valueShape(graph, node.output);
    const { spec, inputs } = node;
    const reads = inputs.every((value) => vectors.has(value)) ? "vectors" : "maps";
    return {
      name: node.name,
      type: primitiveType(spec.type).torch(spec, reads).class,
      output_shape: vectors.has(node.output) ? [c] : [c, h, w],
      parameters: parameterCount(node, graph),
      macs: nodeMacs(node, graph),
    };
  });
}
