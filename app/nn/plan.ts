import { valueShape } from "./graph.ts";
import { primitiveType } from "./layer-table.ts";
import { convGeometry } from "./layers/conv2d-geometry.ts";
import type { Graph, GraphNode, Shape } from "./types.ts";

/**
 * How a graph's values are stored on the GPU. Pure. A dense layer can read maps directly (its weights in PyTorch's
 * order are those of a convolution as large as the maps), so a flatten before it moves no data.
 */
export interface Plan {
  /** Stored shape of each value: maps where PyTorch has a vector that only dense layers read. */
  readonly stored: readonly Shape[];
  /** The value whose tensor a value shares; itself if it has its own. */
  readonly tensorOf: readonly number[];
  /** Whether an input texel holds four neighbouring pixels or four channels. */
  readonly inputLanes: "channels" | "pixels";
}

function consumersOf(graph: Graph, value: number) {
  return graph.nodes.filter((node) => node.inputs.includes(value));
}

function isPointwise({ spec }: GraphNode): boolean {
  return primitiveType(spec.type).pointwise;
}

/** Whether every path from a value leads through pointwise layers into dense layers. */
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
 * Whether a value feeds only batch norms. Then the gradient of a bias added to it is exactly zero (the batch mean
 * cancels the bias); rounding would turn that zero into noise, and Adam the noise into full-size steps.
 */
export function feedsOnlyBatchNorm(graph: Graph, value: number): boolean {
  const consumers = consumersOf(graph, value);
  return value !== graph.output && consumers.length > 0 && consumers.every(({ spec }) => spec.type === "batch_norm");
}

/** Up to this many channels, texels hold pixels: with channels, they would be only a quarter to three quarters full. */
const FEW_CHANNELS = 3;

function inputLanes(graph: Graph): "channels" | "pixels" {
  const shape = valueShape(graph, 0);
  const consumers = consumersOf(graph, 0);
  const isUnfit = consumers.some(
    ({ spec }) => spec.type !== "conv2d" || spec.groups > 1 || convGeometry(spec, shape).out.w < 3,
  );
  return shape.c <= FEW_CHANNELS && consumers.length > 0 && graph.output !== 0 && !isUnfit ? "pixels" : "channels";
}

/** Plans how every value of a graph is stored. */
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
