/** Batch norm of values whose mean is much larger than their deviation, against sums in double precision. */
import { readTensor } from "#gpu/readback.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { createRandom } from "#nn/random.ts";
import { relativeError } from "./golden-format.ts";
import { buildModel } from "./golden-model.ts";
import { openDevice } from "./open-device.ts";

const SHAPE = { n: 16, c: 5, h: 28, w: 27 };
const MOMENTUM = 0.1;

type Values = Float64Array;

/** The definition, and its derivative, channel by channel. */
function reference(x: Float32Array, upstream: Float32Array, gamma: Float32Array, beta: Float32Array, eps: number) {
  const { n, c, h, w } = SHAPE;
  const [y, dx] = [new Float64Array(x.length), new Float64Array(x.length)];
  const zeros = (): Values => new Float64Array(c);
  const [mean, variance, gradGamma, gradBeta] = [zeros(), zeros(), zeros(), zeros()];
  for (let channel = 0; channel < c; channel++) {
    const places = Array.from({ length: n * h * w }, (_, i) => {
      const sample = Math.floor(i / (h * w));
      return (sample * c + channel) * h * w + (i % (h * w));
    });
    const sum = (value: (at: number) => number): number => places.reduce((total, at) => total + value(at), 0);
    const count = places.length;
    const middle = sum((at) => x[at] ?? 0) / count;
    const spread = sum((at) => ((x[at] ?? 0) - middle) ** 2) / count;
    const std = Math.sqrt(spread + eps);
    const normal = (at: number): number => ((x[at] ?? 0) - middle) / std;
    const [scale = 0, shift = 0] = [gamma[channel], beta[channel]];
    const [sumDy, sumProducts] = [sum((at) => upstream[at] ?? 0), sum((at) => (upstream[at] ?? 0) * normal(at))];
    for (const at of places) {
      y[at] = scale * normal(at) + shift;
      dx[at] = (scale / std) * ((upstream[at] ?? 0) - sumDy / count - (normal(at) * sumProducts) / count);
    }
    // PyTorch's start: mean 0, variance 1; the batch's variance is taken unbiased.
    mean[channel] = MOMENTUM * middle;
    variance[channel] = 1 - MOMENTUM + (MOMENTUM * spread * count) / (count - 1);
    gradGamma[channel] = sumProducts;
    gradBeta[channel] = sumDy;
  }
  return { y, dx, mean, variance, gradGamma, gradBeta };
}

/** Relative errors of a training pass over normally distributed values around `middle`. */
export async function batchNormErrors(middle: number) {
  const device = openDevice();
  const { n, c, h, w } = SHAPE;
  const spec = { ...batchNorm.create("op"), momentum: MOMENTUM };
  const random = createRandom(7);
  const draw = (count: number, around = 0): Float32Array =>
    Float32Array.from({ length: count }, () => around + random.normal());
  const x = draw(n * c * h * w, middle);
  const upstream = draw(n * c * h * w);
  const [gamma, beta] = [draw(c, 1), draw(c)];
  const expected = reference(x, upstream, gamma, beta, spec.eps);
  const model = buildModel(device, { c, h, w }, [spec]);
  model.parameters.upload(
    new Map([
      ["op.weight", gamma],
      ["op.bias", beta],
    ]),
  );
  const executor = model.executor({ batch: n, training: true, inputGradient: true });
  executor.input.upload(x);
  executor.forward("train");
  const dy = executor.gradientTensor(model.graph.output);
  dy.upload(upstream);
  executor.backward(dy);
  const dx = executor.gradient(0);
  const statistics = await model.parameters.statistics("op").download();
  const gradients = await model.parameters.download("gradients");
  const errors = {
    y: relativeError(await readTensor(device, executor.output), expected.y),
    mean: relativeError(statistics.mean, expected.mean),
    variance: relativeError(statistics.variance, expected.variance),
    dx: relativeError(dx ? await readTensor(device, dx) : [], expected.dx),
    gradGamma: relativeError(gradients.get("op.weight") ?? [], expected.gradGamma),
    gradBeta: relativeError(gradients.get("op.bias") ?? [], expected.gradBeta),
  };
  dy.dispose();
  model.dispose();
  return errors;
}
