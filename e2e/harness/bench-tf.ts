/** Our graphs computed by TensorFlow.js, to measure and compare against. */
import * as tf from "@tensorflow/tfjs";
import { nodeParameters, valueShape } from "#nn/graph.ts";
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import type { ParameterValues } from "#nn/parameters.ts";
import type { Graph, GraphNode } from "#nn/types.ts";
import { toHwio } from "./bench-data.ts";

export type Variables = ReadonlyMap<string, tf.Variable>;

/** Weights as TensorFlow.js lays them out; a dense layer's rows follow its flattened NHWC input. */
function laidOut(name: string, data: Float32Array, shape: readonly number[], node: GraphNode, graph: Graph): tf.Tensor {
  if (shape.length === 4) return toHwio(data, [shape[0] ?? 0, shape[1] ?? 0, shape[2] ?? 0, shape[3] ?? 0]);
  if (node.spec.type === "dense" && name === "weight") {
    const flat = graph.nodes.find(({ output, spec }) => output === node.inputs[0] && spec.type === "flatten");
    const { c, h, w } = valueShape(graph, flat?.inputs[0] ?? node.inputs[0] ?? 0);
    return tf.tidy(() =>
      tf
        .tensor4d(data, [shape[0] ?? 0, c, h, w])
        .transpose([2, 3, 1, 0])
        .reshape([c * h * w, shape[0] ?? 0]),
    );
  }
  return tf.tensor1d(data);
}

export function makeVariables(graph: Graph, values: ParameterValues): Variables {
  const variables = new Map<string, tf.Variable>();
  for (const node of graph.nodes) {
    for (const { name, shape } of nodeParameters(node, graph)) {
      const data = values.get(`${node.name}.${name}`) ?? new Float32Array();
      variables.set(`${node.name}.${name}`, tf.variable(laidOut(name, data, shape, node, graph)));
    }
  }
  return variables;
}

function apply(node: GraphNode, inputs: readonly tf.Tensor[], graph: Graph, variables: Variables): tf.Tensor {
  const { spec } = node;
  const [x, other] = inputs;
  if (!x) throw new Error(`${node.name} has no input`);
  const variable = (name: string): tf.Variable | undefined => variables.get(`${node.name}.${name}`);
  switch (spec.type) {
    case "conv2d": {
      const weight = variable("weight");
      if (!weight || spec.groups > 1) throw new Error(`TensorFlow.js cannot run ${node.name}`);
      const { padY, padX, padAfterY, padAfterX } = convGeometry(spec, valueShape(graph, node.inputs[0] ?? 0));
      const pad: [[0, 0], [number, number], [number, number], [0, 0]] = [
        [0, 0],
        [padY, padAfterY],
        [padX, padAfterX],
        [0, 0],
      ];
      const y = tf.conv2d(x as tf.Tensor4D, weight as unknown as tf.Tensor4D, [...spec.stride], pad, "NHWC", [
        ...spec.dilation,
      ]);
      const bias = variable("bias");
      return bias ? tf.add(y, bias) : y;
    }
    case "activation":
      if (spec.kind !== "relu") return spec.kind === "tanh" ? tf.tanh(x) : tf.sigmoid(x);
      return tf.relu(x);
    case "max_pool2d":
      return tf.maxPool(x as tf.Tensor4D, [...spec.kernel], [...spec.stride], spec.padding[0]);
    case "avg_pool2d":
      return tf.avgPool(x as tf.Tensor4D, [...spec.kernel], [...spec.stride], spec.padding[0]);
    case "global_avg_pool2d":
      return tf.mean(x, [1, 2], true);
    case "flatten":
      return x.reshape([x.shape[0] ?? 1, -1]);
    case "dense": {
      const weight = variable("weight");
      const bias = variable("bias");
      if (!weight) throw new Error(`${node.name} has no weight`);
      const y = tf.matMul(x, weight);
      return bias ? tf.add(y, bias) : y;
    }
    case "batch_norm": {
      const { mean, variance } = tf.moments(x, x.rank === 4 ? [0, 1, 2] : [0]);
      return tf.batchNorm(x, mean, variance, variable("bias"), variable("weight"), spec.eps);
    }
    case "add":
      if (!other) throw new Error(`${node.name} needs two inputs`);
      return tf.add(x, other);
  }
}

/** The network's output for a batch. */
export function runGraph(graph: Graph, variables: Variables, input: tf.Tensor): tf.Tensor {
  const values = new Map<number, tf.Tensor>([[0, input]]);
  for (const node of graph.nodes) {
    const inputs = node.inputs.flatMap((value) => values.get(value) ?? []);
    values.set(node.output, apply(node, inputs, graph, variables));
  }
  const output = values.get(graph.output);
  if (!output) throw new Error("The graph has no output");
  return output;
}
