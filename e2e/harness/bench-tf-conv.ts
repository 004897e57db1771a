/** TensorFlow.js's convolution of a workload, forward and backward, by its own kernels. */
import * as tf from "@tensorflow/tfjs";
import { fromHwim, fromHwio, fromNhwc, type Reader, toHwio, toNhwc } from "./bench-data.ts";
import type { ConvWorkload } from "./bench-workload.ts";

/** Data in our layouts: image and upstream gradient NCHW, weights O, I / groups, H, W. */
interface ConvData {
  readonly image: Float32Array;
  readonly weights: Float32Array;
  readonly upstream: Float32Array;
  /** Of the output. */
  readonly shape: { readonly n: number; readonly c: number; readonly h: number; readonly w: number };
}

export interface TfConvolution {
  /**
   * The output, or the gradients with respect to input, weights and bias. Throws if TensorFlow.js has no such kernel.
   */
  readonly compute: () => tf.Tensor | readonly tf.Tensor[];
  readonly read: readonly Reader[];
  dispose(): void;
}

/** Splits and concatenates the groups of a grouped convolution, for which TensorFlow.js has no kernel. */
export function tfConvolution(w: ConvWorkload, { image, weights, upstream, shape }: ConvData): TfConvolution {
  const x = toNhwc(image, [w.batch, w.in, w.height, w.width]);
  const dy = toNhwc(upstream, [shape.n, shape.c, shape.h, shape.w]);
  const isDepthwise = w.groups === w.in && w.groups > 1;
  const parts = isDepthwise ? 1 : w.groups;
  const filter = isDepthwise
    ? tf.tidy(() => tf.tensor4d(weights, [w.in, w.out / w.in, w.kernel, w.kernel]).transpose<tf.Tensor4D>([2, 3, 0, 1]))
    : toHwio(weights, [w.out, w.in / w.groups, w.kernel, w.kernel]);
  const settings = {
    strides: [w.stride, w.stride],
    pad: w.padding,
    dataFormat: "NHWC",
    dilations: [w.dilation, w.dilation],
  };
  const kernel = isDepthwise ? "DepthwiseConv2dNative" : "Conv2D";
  const run = (name: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor =>
    tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap);
  const cut = (tensor: tf.Tensor): readonly tf.Tensor[] => (parts === 1 ? [tensor] : tf.split(tensor, parts, 3));
  const join = (tensors: readonly tf.Tensor[]): tf.Tensor =>
    tensors.length === 1 && tensors[0] ? tensors[0] : tf.concat([...tensors], 3);
  const forward = (): tf.Tensor => {
    const filters = cut(filter);
    return join(cut(x).map((part, i) => run(kernel, { x: part, filter: filters[i] ?? filter }, settings)));
  };
  const backward = (): readonly tf.Tensor[] => {
    if (w.dilation > 1 && !isDepthwise) throw new Error("it has no gradient for dilated convolutions");
    const [images, filters, gradients] = [cut(x), cut(filter), cut(dy)];
    const each = (compute: (x: tf.Tensor, filter: tf.Tensor, dy: tf.Tensor) => tf.Tensor): tf.Tensor =>
      join(gradients.map((part, i) => compute(images[i] ?? x, filters[i] ?? filter, part)));
    return [
      each((xs, fs, dys) =>
        run(`${kernel}BackpropInput`, { dy: dys, filter: fs }, { ...settings, inputShape: xs.shape }),
      ),
      each((xs, fs, dys) => run(`${kernel}BackpropFilter`, { x: xs, dy: dys }, { ...settings, filterShape: fs.shape })),
      tf.sum(dy, [0, 1, 2]),
    ];
  };
  return {
    compute: w.pass === "backward" ? backward : forward,
    read: [fromNhwc, isDepthwise ? fromHwim : fromHwio],
    dispose() {
      for (const tensor of [x, filter, dy]) tensor.dispose();
    },
  };
}
