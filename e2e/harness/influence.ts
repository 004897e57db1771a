/**
 * Which values of a network depend on which, determined by changing every input of every layer in plain loops. It does
 * not use windows, so that receptive fields can be tested against it.
 */
import { inputShapes, nodeParameters, valueShape } from "#nn/graph.ts";
import { createRandom } from "#nn/random.ts";
import type { Graph, GraphNode, Shape } from "#nn/types.ts";
import { type Numbers, referenceForward } from "./reference.ts";

function count({ c, h, w }: Shape): number {
  return c * h * w;
}

/** For each value of a node's output, the values of input `i` that it depends on, all in C, H, W order. */
function dependence(node: GraphNode, graph: Graph, i: number): readonly number[][] {
  const shapes = inputShapes(node, graph);
  const input = shapes[i] ?? { c: 0, h: 0, w: 0 };
  const output = valueShape(graph, node.output);
  switch (node.spec.type) {
    // These have no loops in the reference: value by value, and one after the other.
    case "activation":
    case "batch_norm":
    case "dropout":
    case "add":
      return Array.from({ length: count(output) }, (_, at) => [at]);
    case "concat": {
      const before = shapes.slice(0, i).reduce((sum, shape) => sum + count(shape), 0);
      return Array.from({ length: count(output) }, (_, at) =>
        at >= before && at < before + count(input) ? [at - before] : [],
      );
    }
    default:
      return byTrial(node, graph, input, output);
  }
}

/** Makes each input in turn much larger than all others, so that it wins where only the largest counts. */
function byTrial(node: GraphNode, graph: Graph, input: Shape, output: Shape): readonly number[][] {
  const random = createRandom(1);
  const noise = (length: number): Numbers => Float64Array.from({ length }, () => 0.5 + random.next());
  const parameters = nodeParameters(node, graph).map(
    ({ name, shape }) => [name, noise(shape.reduce((a, b) => a * b, 1))] as const,
  );
  const x = noise(count(input));
  const forward = (values: Numbers): Numbers =>
    referenceForward(node.spec, { n: 1, input, output, tensors: { x: values, ...Object.fromEntries(parameters) } });
  const still = forward(x);
  const found: number[][] = Array.from({ length: count(output) }, () => []);
  for (let j = 0; j < x.length; j++) {
    const moved = x.slice();
    moved[j] = 1000;
    forward(moved).forEach((value, at) => {
      if (value !== still[at]) found[at]?.push(j);
    });
  }
  return found;
}

/**
 * For each value after `root` in the graph, unit by unit: the units of `root` that it depends on, as the bits of a
 * number.
 */
export function influenceOf(graph: Graph, root: number): ReadonlyMap<number, readonly bigint[]> {
  const masks = new Map([[root, Array.from({ length: count(valueShape(graph, root)) }, (_, at) => 1n << BigInt(at))]]);
  for (const node of graph.nodes) {
    const total = Array.from({ length: count(valueShape(graph, node.output)) }, () => 0n);
    for (const [i, source] of node.inputs.entries()) {
      const before = masks.get(source);
      if (!before) continue;
      dependence(node, graph, i).forEach((reads, at) => {
        for (const j of reads) total[at] = (total[at] ?? 0n) | (before[j] ?? 0n);
      });
    }
    if (node.output !== root && total.some((mask) => mask !== 0n)) masks.set(node.output, total);
  }
  return masks;
}

/** The units of a mask. */
export function unitsOf(mask: bigint, { c, h, w }: Shape): readonly { readonly c: number; y: number; x: number }[] {
  return Array.from({ length: c * h * w }, (_, at) => at)
    .filter((at) => (mask >> BigInt(at)) & 1n)
    .map((at) => ({ c: Math.floor(at / (h * w)), y: Math.floor((at % (h * w)) / w), x: at % w }));
}
