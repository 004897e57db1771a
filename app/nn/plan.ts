import { valueShape } from "./graph.ts";
import { primitiveType } from "./layer-table.ts";
import { convGeometry } from "./layers/conv2d-geometry.ts";
import type { Graph, GraphNode, Shape } from "./types.ts";

/**
 * How a graph's values lie on the GPU. Pure. A dense layer reads an image as it is (its weights in
 * PyTorch's order are those of a convolution as large as the image), so a flatten before it moves nothing.
 */
export interface Plan {
  /** Shape as stored, for each value: an image where PyTorch has a vector that only dense layers read. */
  readonly stored: readonly Shape[];
  /** The value whose tensor a value shares; itself if it has its own. */
  readonly tensorOf: readonly number[];
  /** Whether the input keeps four neighbouring pixels, not four channels, to a texel. */
  readonly inputLanes: "channels" | "pixels";
}

function consumersOf(graph: Graph, value: number) {
  return graph.nodes.filter((node) => node.inputs.includes(value));
}

function isPointwise({ spec }: GraphNode): boolean {
  return primitiveType(spec.type).pointwise;
}

/** Whether every way from a value leads, point by point, into dense layers. */
function endsInDense(graph: Graph, value: number): boolean {
  const consumers = consumersOf(graph, value);
  return (
    value !== graph.output &&
    consumers.length > 0 &&
    consumers.every((node) => {
      const passes = isPointwise(node) && node.inputs.length === 1;
      return node.spec.type === "dense" || (passes && endsInDense(graph, node.output));
    })
  );
}

/**
 * Whether a value goes into batch norms alone. Then a bias added to it has a gradient of exactly zero (the batch's
 * mean takes it away), which rounding would turn into noise, and Adam would turn the noise into steps of full size.
 */
export function feedsOnlyBatchNorm(graph: Graph, value: number): boolean {
  const consumers = consumersOf(graph, value);
  return value !== graph.output && consumers.length > 0 && consumers.every(({ spec }) => spec.type === "batch_norm");
}

/** Most channels for which pixels share texels: four lanes of channels would be a quarter to three quarters full. */
const FEW_CHANNELS = 3;

function inputLanes(graph: Graph): "channels" | "pixels" {
  const shape = valueShape(graph, 0);
  const consumers = consumersOf(graph, 0);
  const isUnfit = consumers.some(
    ({ spec }) => spec.type !== "conv2d" || spec.groups > 1 || convGeometry(spec, shape).out.w < 3,
  );
  return shape.c <= FEW_CHANNELS && consumers.length > 0 && graph.output !== 0 && !isUnfit ? "pixels" : "channels";
}

/** Decides where every value of a graph is stored. */
export function planGraph(graph: Graph): Plan {
  const stored: Shape[] = graph.values.map(({ shape }) => shape);
  const tensorOf = graph.values.map((_, value) => value);
  const at = (value: number): Shape => stored[value] ?? valueShape(graph, value);
  for (const node of graph.nodes) {
    const { spec, inputs, output } = node;
    const [first = 0] = inputs;
    const input = at(first);
    if (spec.type === "flatten" && ((input.h === 1 && input.w === 1) || endsInDense(graph, output))) {
      stored[output] = input;
      tensorOf[output] = tensorOf[first] ?? first;
    } else if (isPointwise(node)) {
      stored[output] = input;
    }
  }
  return { stored, tensorOf, inputLanes: inputLanes(graph) };
}
