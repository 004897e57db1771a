/** Both sides of each workload: ours and TensorFlow.js's, on the same data. */
import * as tf from "@tensorflow/tfjs";
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { lower, valueShape } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { ClassificationLoss } from "#engine/train/loss.ts";
import { Model } from "#engine/run/model.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import type { SgdSettings } from "#nn/optimizer-settings.ts";
import { describe } from "#nn/report.ts";
import type { Architecture } from "#nn/types.ts";
import { fromNhwc, joined, type Reader, sync, toNhwc } from "./bench-data.ts";
import { networkOf } from "./bench-networks.ts";
import { makeVariables, runGraph } from "./bench-tf.ts";
import { tfConvolution } from "./bench-tf-conv.ts";
import { noise } from "./noise.ts";
import type { ConvWorkload, InferWorkload, PoolWorkload, TrainWorkload, Workload } from "./bench-workload.ts";

export interface Side {
  run(): void;
  /** Returns once the GPU has finished, by reading one number: work is done in order, so the last result tells. */
  sync(): void;
  /** What was computed, for comparison. */
  result(): Promise<Float32Array>;
}
export interface Sides {
  readonly ours: Side;
  readonly theirs: Side;
  /** Multiply-accumulates of one run; 0 where that says nothing. */
  readonly macs: number;
  dispose(): void;
}

/** Reads one texel of a tensor. */
function syncTensor(device: Device, tensor: Tensor): void {
  device.bindForReading(tensor.texture, 0);
  device.gl.readPixels(0, 0, 1, 1, device.gl.RGBA, device.gl.FLOAT, new Float32Array(4));
}

/** A TensorFlow.js computation whose last result is kept until the next; `read` turns each of its tensors into ours. */
function tfSide(compute: () => tf.Tensor | readonly tf.Tensor[], read: readonly Reader[] = [fromNhwc]): Side {
  let kept: readonly tf.Tensor[] = [];
  return {
    run() {
      for (const tensor of kept) tensor.dispose();
      const made = tf.tidy(() => [compute()].flat());
      kept = made;
    },
    sync() {
      const last = kept.at(-1);
      if (last) sync(last);
    },
    async result() {
      return joined(await Promise.all(kept.map((tensor, i) => (read[i] ?? fromNhwc)(tensor))));
    },
  };
}

function modelOf(device: Device, architecture: Architecture): Model {
  const lowering = lower(architecture);
  if (!lowering.ok) throw new Error(lowering.reason);
  return new Model(device, lowering.graph);
}

function convSides(device: Device, w: ConvWorkload): Sides {
  const spec = {
    ...conv2d.create("c"),
    channels: w.out,
    kernel: [w.kernel, w.kernel] as const,
    stride: [w.stride, w.stride] as const,
    padding: [w.padding, w.padding] as const,
    dilation: [w.dilation, w.dilation] as const,
    groups: w.groups,
    bias: w.pass === "backward",
  };
  const architecture = { name: w.name, input: { c: w.in, h: w.height, w: w.width }, layers: [spec] };
  const model = modelOf(device, architecture);
  const isBackward = w.pass === "backward";
  const executor = model.executor({ batch: w.batch, training: isBackward, inputGradient: isBackward });
  const weights = noise(w.out * (w.in / w.groups) * w.kernel ** 2, 1);
  model.parameters.upload(
    new Map([["c.weight", weights], ...(spec.bias ? ([["c.bias", new Float32Array(w.out)]] as const) : [])]),
  );
  const image = noise(w.batch * w.in * w.height * w.width, 2);
  executor.input.upload(image);
  executor.forward("train");
  const { shape } = executor.output;
  const upstream = device.tensor("upstream", shape);
  const dyData = noise(shape.n * shape.c * shape.h * shape.w, 3);
  upstream.upload(dyData);

  const theirs = tfConvolution(w, { image, weights, upstream: dyData, shape });
  return {
    ours: {
      run: () => (isBackward ? executor.backward(upstream) : executor.forward("eval")),
      sync: () => syncTensor(device, isBackward ? (executor.gradient(0) ?? executor.output) : executor.output),
      async result() {
        if (!isBackward) return readTensor(device, executor.output);
        const dx = executor.gradient(0);
        const gradients = await model.parameters.download("gradients");
        return joined([dx ? await readTensor(device, dx) : new Float32Array(), ...gradients.values()]);
      },
    },
    theirs: tfSide(theirs.compute, theirs.read),
    macs: w.batch * describe(architecture).macs * (isBackward ? 2 : 1),
    dispose() {
      upstream.dispose();
      model.dispose();
      theirs.dispose();
    },
  };
}

function poolSides(device: Device, w: PoolWorkload): Sides {
  const spec = {
    ...maxPool2d.create("p"),
    kernel: [w.kernel, w.kernel] as const,
    stride: [w.stride, w.stride] as const,
    padding: [w.padding, w.padding] as const,
  };
  const model = modelOf(device, { name: w.name, input: { c: w.in, h: w.height, w: w.width }, layers: [spec] });
  const isBackward = w.pass === "backward";
  const executor = model.executor({ batch: w.batch, inputGradient: isBackward });
  const image = noise(w.batch * w.in * w.height * w.width, 2);
  executor.input.upload(image);
  executor.forward("eval");
  const { shape } = executor.output;
  const upstream = device.tensor("upstream", shape);
  const dyData = noise(shape.n * shape.c * shape.h * shape.w, 3);
  upstream.upload(dyData);
  const x = toNhwc(image, [w.batch, w.in, w.height, w.width]);
  const dy = toNhwc(dyData, [shape.n, shape.c, shape.h, shape.w]);
  const pooled = tf.maxPool(x, w.kernel, w.stride, w.padding);
  const attrs = {
    filterSize: [w.kernel, w.kernel],
    strides: [w.stride, w.stride],
    pad: w.padding,
  } as unknown as tf.NamedAttrMap;
  return {
    ours: {
      run: () => (isBackward ? executor.backward(upstream) : executor.forward("eval")),
      sync: () => syncTensor(device, isBackward ? (executor.gradient(0) ?? executor.output) : executor.output),
      async result() {
        const dx = executor.gradient(0);
        return readTensor(device, isBackward && dx ? dx : executor.output);
      },
    },
    theirs: tfSide(() =>
      isBackward
        ? tf.engine().runKernel("MaxPoolGrad", { dy, input: x, output: pooled }, attrs)
        : tf.maxPool(x, w.kernel, w.stride, w.padding),
    ),
    macs: 0,
    dispose() {
      upstream.dispose();
      model.dispose();
      for (const tensor of [x, dy, pooled]) tensor.dispose();
    },
  };
}

/** A network of the zoo, for images of another size if so asked. */
function networkAt({ network, size }: TrainWorkload | InferWorkload): Architecture {
  const base = networkOf(network);
  return size === null ? base : { ...base, input: { ...base.input, h: size, w: size } };
}

const SGD: SgdSettings = { kind: "sgd", rate: 0.01, momentum: 0.9, weightDecay: 0 };

function trainSides(device: Device, w: TrainWorkload): Sides {
  const architecture = networkAt(w);
  const model = modelOf(device, architecture);
  const { graph } = model;
  const classes = valueShape(graph, graph.output).c;
  const values = initialValues(graph, 1);
  model.parameters.upload(values);
  const { c, h, w: width } = architecture.input;
  const image = noise(w.batch * c * h * width, 4);
  const labels = Array.from({ length: w.batch }, (_, i) => i % classes);
  const executor = model.executor({ batch: w.batch, training: true });
  executor.input.upload(image);
  const loss = new ClassificationLoss(device, executor.output);
  loss.uploadLabels(labels);
  let step = 0;
  const variables = makeVariables(graph, values);
  const x = toNhwc(image, [w.batch, c, h, width]);
  const hot = tf.oneHot(tf.tensor1d(labels, "int32"), classes);
  const optimizer = new Optimizer(device, model.parameters);
  const theirs = tf.train.momentum(SGD.rate, SGD.momentum);
  let last: tf.Scalar | null = null;
  return {
    ours: {
      run() {
        executor.forward("train");
        loss.score(step);
        executor.backward(loss.gradient());
        optimizer.step(SGD, ++step);
      },
      sync() {
        device.bindForReading(model.parameters.texture("values"), 0);
        device.gl.readPixels(0, 0, 1, 1, device.gl.RGBA, device.gl.FLOAT, new Float32Array(4));
      },
      async result() {
        const [score] = await loss.scores(step - 1, step);
        return Float32Array.of(score?.loss ?? Number.NaN);
      },
    },
    theirs: {
      run() {
        last?.dispose();
        last = theirs.minimize(
          () => tf.losses.softmaxCrossEntropy(hot, runGraph(graph, variables, x, "train")).asScalar(),
          true,
          [...variables.values()],
        );
      },
      sync() {
        const [variable] = variables.values();
        if (variable) sync(variable);
      },
      async result() {
        return last ? Float32Array.from(await last.data()) : new Float32Array();
      },
    },
    macs: w.batch * describe(architecture).macs * 3,
    dispose() {
      loss.dispose();
      model.dispose();
      last?.dispose();
      for (const tensor of [x, hot, ...variables.values()]) tensor.dispose();
      theirs.dispose();
    },
  };
}

function inferSides(device: Device, w: InferWorkload): Sides {
  const architecture = networkAt(w);
  const model = modelOf(device, architecture);
  const { graph } = model;
  const values = initialValues(graph, 1);
  model.parameters.upload(values);
  const { c, h, w: width } = architecture.input;
  const image = noise(w.batch * c * h * width, 4);
  const executor = model.executor({ batch: w.batch });
  executor.input.upload(image);
  const variables = makeVariables(graph, values);
  const x = toNhwc(image, [w.batch, c, h, width]);
  return {
    ours: {
      run: () => executor.forward("eval"),
      sync: () => syncTensor(device, executor.output),
      result: () => readTensor(device, executor.output),
    },
    theirs: tfSide(() => runGraph(graph, variables, x, "eval")),
    macs: w.batch * describe(architecture).macs,
    dispose() {
      model.dispose();
      for (const tensor of [x, ...variables.values()]) tensor.dispose();
    },
  };
}

/** Prepares a workload on both sides. Throws with what neither or one of them cannot do. */
export function sidesOf(device: Device, workload: Workload): Sides {
  switch (workload.op) {
    case "conv2d":
      return convSides(device, workload);
    case "max_pool2d":
      return poolSides(device, workload);
    case "train":
      return trainSides(device, workload);
    case "infer":
      return inferSides(device, workload);
  }
}
