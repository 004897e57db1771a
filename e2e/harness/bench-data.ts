/** Data for both sides, and conversions between ours (NCHW) and TensorFlow.js's (NHWC). */
import * as tf from "@tensorflow/tfjs";

/** An image batch NCHW as a TensorFlow.js tensor NHWC. */
export function toNhwc(data: Float32Array, [n, c, h, w]: readonly [number, number, number, number]): tf.Tensor4D {
  return tf.tidy(() => tf.tensor4d(data, [n, c, h, w]).transpose<tf.Tensor4D>([0, 2, 3, 1]));
}

/** Filters OIHW as HWIO. */
export function toHwio(data: Float32Array, [o, i, h, w]: readonly [number, number, number, number]): tf.Tensor4D {
  return tf.tidy(() => tf.tensor4d(data, [o, i, h, w]).transpose<tf.Tensor4D>([2, 3, 1, 0]));
}

/** An NHWC tensor's values in NCHW order. */
export async function fromNhwc(tensor: tf.Tensor): Promise<Float32Array> {
  const turned = tensor.rank === 4 ? tf.tidy(() => tensor.transpose([0, 3, 1, 2])) : tensor;
  return Float32Array.from(await turned.data());
}

/** Filters HWIO in OIHW order. */
export async function fromHwio(tensor: tf.Tensor): Promise<Float32Array> {
  return Float32Array.from(await tf.tidy(() => tensor.transpose([3, 2, 0, 1])).data());
}

/** Filters of a depthwise convolution, H W channels multiplier, in OIHW order: O counts channels, then multipliers. */
export async function fromHwim(tensor: tf.Tensor): Promise<Float32Array> {
  return Float32Array.from(await tf.tidy(() => tensor.transpose([2, 3, 0, 1])).data());
}

/** Turns a tensor of TensorFlow.js into our order. */
export type Reader = (tensor: tf.Tensor) => Promise<Float32Array>;

/** One after another. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Waits for the GPU by reading one number. */
export function sync(tensor: tf.Tensor): void {
  tf.tidy(() => tensor.flatten().slice([0], [1])).dataSync();
}
