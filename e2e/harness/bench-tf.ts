/** Our graphs computed with TensorFlow.js, for benchmarking and comparison. */
import * as tf from "@tensorflow/tfjs";
import { nodeParameters, valueShape } from "#nn/graph.ts";
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import type { Mode } from "#engine/kernels/kernel.ts";
import type { AvgPool2dSpec } from "#nn/layers/avg-pool2d.ts";
import type { Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { MaxPool2dSpec } from "#nn/layers/max-pool2d.ts";
import type { ActivationKind, Graph, GraphNode, ParameterValues, Shape } from "#nn/types.ts";
import { toHwio } from "./bench-data.ts";

export type Variables = ReadonlyMap<string, tf.Variable>;

/** The shape that a dense layer's input had before it was flattened, dropped units or not. */
function unflattened(graph: Graph, value: number): Shape {
  const producer = graph.nodes.find(({ output }) => output === value);
  const passes = producer && ["flatten", "dropout"].includes(producer.spec.type);
  return passes ? unflattened(graph, producer.inputs[0] ?? 0) : valueShape(graph, value);
}

/** Weights as TensorFlow.js lays them out; a dense layer's rows follow its flattened NHWC input. */
function laidOut(name: string, data: Float32Array, shape: readonly number[], node: GraphNode, graph: Graph): tf.Tensor {
  if (shape.length === 4) return toHwio(data, [shape[0] ?? 0, shape[1] ?? 0, shape[2] ?? 0, shape[3] ?? 0]);
  if (node.spec.type === "dense" && name === "weight") {
    const { c, h, w } = unflattened(graph, node.inputs[0] ?? 0);
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

const ACTIVATIONS: Readonly<Partial<Record<ActivationKind, (x: tf.Tensor, slope: number) => tf.Tensor>>> = {
  relu: tf.relu,
  relu6: tf.relu6,
  leaky_relu: tf.leakyRelu,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
};

const rounding = ({ ceilMode }: MaxPool2dSpec | AvgPool2dSpec) => (ceilMode ? "ceil" : "floor");

type Sides4 = [[0, 0], [number, number], [number, number], [0, 0]];

/** A convolution without its bias; groups that are neither one nor all channels are cut apart and joined. */
function convolve(node: GraphNode, spec: Conv2dSpec, x: tf.Tensor4D, weight: tf.Tensor, graph: Graph): tf.Tensor {
  const { padY, padX, padAfterY, padAfterX } = convGeometry(spec, valueShape(graph, node.inputs[0] ?? 0));
  const pad: Sides4 = [
    [0, 0],
    [padY, padAfterY],
    [padX, padAfterX],
    [0, 0],
  ];
  const stride: [number, number] = [...spec.stride];
  const dilation: [number, number] = [...spec.dilation];
  const filter = tf.cast(weight, "float32") as tf.Tensor4D;
  if (spec.groups === 1) return tf.conv2d(x, filter, stride, pad, "NHWC", dilation);
  const [, , , channels] = x.shape;
  if (spec.groups === channels) {
    // HWIO with one input channel each: TensorFlow.js wants (H, W, channels, multiplier).
    const [h, w] = filter.shape;
    return tf.depthwiseConv2d(
      x,
      filter.reshape([h, w, channels, spec.channels / channels]),
      stride,
      pad,
      "NHWC",
      dilation,
    );
  }
  const parts = tf.split(x, spec.groups, 3);
  const filters = tf.split(filter, spec.groups, 3);
  return tf.concat(
    parts.map((part, i) =>
      tf.conv2d(part as tf.Tensor4D, (filters[i] ?? filter) as tf.Tensor4D, stride, pad, "NHWC", dilation),
    ),
    3,
  );
}

/** Share of each pixel in each output of PyTorch's adaptive mean pooling, row by row. */
function adaptiveShares(
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Float32Array {
  const shares = new Float32Array(rows * columns * height * width);
  const span = (o: number, size: number, outputs: number) =>
    [Math.floor((o * size) / outputs), Math.ceil(((o + 1) * size) / outputs)] as const;
  for (let o = 0; o < rows * columns; o++) {
    const [top, bottom] = span(Math.floor(o / columns), height, rows);
    const [left, right] = span(o % columns, width, columns);
    for (let iy = top; iy < bottom; iy++)
      for (let ix = left; ix < right; ix++)
        shares[(o * height + iy) * width + ix] = 1 / ((bottom - top) * (right - left));
  }
  return shares;
}

function apply(
  node: GraphNode,
  inputs: readonly tf.Tensor[],
  graph: Graph,
  variables: Variables,
  mode: Mode,
): tf.Tensor {
  const { spec } = node;
  const [x, other] = inputs;
  if (!x) throw new Error(`${node.name} has no input`);
  const variable = (name: string): tf.Variable | undefined => variables.get(`${node.name}.${name}`);
  switch (spec.type) {
    case "conv2d": {
      const weight = variable("weight");
      if (!weight) throw new Error(`${node.name} has no weight`);
      const y = convolve(node, spec, x as tf.Tensor4D, weight, graph);
      const bias = variable("bias");
      return bias ? tf.add(y, bias) : y;
    }
    case "activation": {
      const f = ACTIVATIONS[spec.kind];
      if (!f) throw new Error(`TensorFlow.js is not asked for ${spec.kind}: no network that is measured has it`);
      return f(x, spec.slope);
    }
    case "max_pool2d":
      return tf.maxPool(x as tf.Tensor4D, [...spec.kernel], [...spec.stride], spec.padding[0], rounding(spec));
    case "avg_pool2d":
      return tf.avgPool(x as tf.Tensor4D, [...spec.kernel], [...spec.stride], spec.padding[0], rounding(spec));
    case "global_avg_pool2d":
      return tf.mean(x, [1, 2], true);
    case "flatten":
      return x.reshape([x.shape[0] ?? 1, -1]);
    case "unflatten":
      return x.reshape([x.shape[0] ?? 1, spec.channels, ...spec.size]).transpose([0, 2, 3, 1]);
    case "dense": {
      const weight = variable("weight");
      const bias = variable("bias");
      if (!weight) throw new Error(`${node.name} has no weight`);
      const y = tf.matMul(x, weight);
      return bias ? tf.add(y, bias) : y;
    }
    case "adaptive_avg_pool2d": {
      const [, height = 1, width = 1] = x.shape;
      const [rows, columns] = spec.size;
      if (height % rows === 0 && width % columns === 0) {
        const window: [number, number] = [height / rows, width / columns];
        return tf.avgPool(x as tf.Tensor4D, window, window, 0);
      }
      // Windows of different sizes: a product with the shares of the pixels.
      const pixels = x.reshape([x.shape[0] ?? 1, height * width, -1]);
      const shares = tf.tensor2d(adaptiveShares([height, width], spec.size), [rows * columns, height * width]);
      return tf
        .stack(tf.unstack(pixels).map((image) => tf.matMul(shares, image)))
        .reshape([-1, rows, columns, x.shape[3] ?? 1]);
    }
    case "channel_max_pool":
      return tf.max(x.reshape([...x.shape.slice(0, 3), -1, spec.groupSize]), 4);
    case "local_response_norm":
      return tf.localResponseNormalization(
        x as tf.Tensor4D,
        (spec.size - 1) / 2,
        spec.k,
        spec.alpha / spec.size,
        spec.beta,
      );
    case "upsample": {
      const size: [number, number] = [(x.shape[1] ?? 1) * spec.factor, (x.shape[2] ?? 1) * spec.factor];
      return spec.mode === "nearest"
        ? tf.image.resizeNearestNeighbor(x as tf.Tensor4D, size)
        : tf.image.resizeBilinear(x as tf.Tensor4D, size, false, true);
    }
    case "dropout":
      return mode === "train" && spec.rate > 0 ? tf.dropout(x, spec.rate, undefined, 1) : x;
    case "concat":
      if (!other) throw new Error(`${node.name} needs two inputs`);
      return tf.concat([x, other], -1);
    case "batch_norm": {
      const channels = x.shape.at(-1) ?? 1;
      const { mean, variance } =
        mode === "train"
          ? tf.moments(x, x.rank === 4 ? [0, 1, 2] : [0])
          : { mean: tf.zeros([channels]), variance: tf.ones([channels]) };
      return tf.batchNorm(x, mean, variance, variable("bias"), variable("weight"), spec.eps);
    }
    case "add":
      if (!other) throw new Error(`${node.name} needs two inputs`);
      return tf.add(x, other);
    default:
      throw new Error(`TensorFlow.js is not asked for ${spec.type}: no network that is measured has it`);
  }
}

/** The network's output for a batch. */
export function runGraph(graph: Graph, variables: Variables, input: tf.Tensor, mode: Mode): tf.Tensor {
  const values = new Map<number, tf.Tensor>([[0, input]]);
  for (const node of graph.nodes) {
    const inputs = node.inputs.flatMap((value) => values.get(value) ?? []);
    values.set(node.output, apply(node, inputs, graph, variables, mode));
  }
  const output = values.get(graph.output);
  if (!output) throw new Error("The graph has no output");
  return output;
}
