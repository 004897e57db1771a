/** Checks that this graphics chip computes correctly: a few chips and drivers silently give wrong results. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { nextTask } from "#gpu/turns.ts";
import { lower } from "#nn/graph.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture } from "#nn/types.ts";
import { Model } from "./model.ts";
import { type Batch, convolve, convolveBack, normalise, pool } from "./self-test-reference.ts";

/** The result of the test. */
export interface SelfTest {
  /** The first wrong computation, in words; null if all are correct. */
  readonly wrong: string | null;
  /** Duration, without compiling. */
  readonly milliseconds: number;
}

const SAMPLES = 2;
const SIZE = 6;
const EPS = 1e-5;
const [FIRST, SECOND] = [5, 6];
/** A seed for which no two values in a pooling window are so close that 16-bit floats could not tell them apart. */
const SEED = 7;

/** Largest relative errors explained by rounding, with a margin. */
const TOLERANCE = { rgba32f: 1e-4, rgba16f: 3e-2 } as const;

const network: Architecture = {
  name: "self-test",
  input: { c: 1, h: SIZE, w: SIZE },
  layers: [
    { ...conv2d.create("first"), channels: FIRST },
    { ...conv2d.create("second"), channels: SECOND },
    { ...batchNorm.create("norm"), eps: EPS },
    maxPool2d.create("pool"),
  ],
};

/** The test's data: input, weights and upstream gradient, and the expected results from the CPU. Pure. */
export function selfTestCase() {
  const random = createRandom(SEED);
  const draw = (length: number): Float32Array => Float32Array.from({ length }, () => 2 * random.next() - 1);
  const values = {
    x: draw(SAMPLES * SIZE * SIZE),
    upstream: draw((SAMPLES * SECOND * SIZE * SIZE) / 4),
    weights: new Map([
      ["first.weight", draw(FIRST * 9)],
      ["first.bias", draw(FIRST)],
      ["second.weight", draw(SECOND * FIRST * 9)],
      ["second.bias", draw(SECOND)],
      ["norm.weight", new Float32Array(SECOND).fill(1)],
      ["norm.bias", new Float32Array(SECOND)],
    ]),
  };
  const weight = (name: string): Float32Array => values.weights.get(name) ?? new Float32Array();
  const x: Batch = { n: SAMPLES, c: 1, h: SIZE, w: SIZE, data: Float64Array.from(values.x) };
  const first = convolve(x, weight("first.weight"), weight("first.bias"));
  const second = convolve(first, weight("second.weight"), weight("second.bias"));
  const norm = normalise(second, EPS);
  const pooled = pool(norm.y);
  const dpool = { ...pooled.y, data: Float64Array.from(values.upstream) };
  const dnorm = norm.back(pooled.back(dpool));
  const dsecond = convolveBack(dnorm.dx, first, weight("second.weight"));
  const dfirst = convolveBack(dsecond.dx, x, weight("first.weight"));
  return {
    ...values,
    forward: [first.data, second.data, norm.y.data, pooled.y.data],
    inputGradient: dsecond.dx.data,
    gradients: new Map([
      ["second.weight", dsecond.dw],
      ["first.weight", dfirst.dw],
      ["norm.weight", dnorm.dgamma],
      ["norm.bias", dnorm.dbeta],
    ]),
  };
}

const STAGES = ["a convolution of an image", "a convolution of maps", "batch norm", "max pooling"];

function isClose(actual: ArrayLike<number>, expected: Float64Array, tolerance: number): boolean {
  const largest = expected.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6);
  return (
    actual.length === expected.length &&
    expected.every((v, i) => Math.abs((actual[i] ?? Number.NaN) - v) <= tolerance * largest)
  );
}

/**
 * Runs a small network forward and backward and compares every step with the CPU. Compiles in pieces; throws
 * ContextLostError, and GpuError where a kernel does not compile or a framebuffer is incomplete.
 */
export async function selfTest(device: Device): Promise<SelfTest> {
  const lowering = lower(network);
  if (!lowering.ok) throw new Error(lowering.reason);
  const model = new Model(device, lowering.graph);
  const expected = selfTestCase();
  const tolerance = TOLERANCE[device.targetFormat];
  let upstream: Tensor | null = null;
  try {
    const executor = model.executor({ batch: SAMPLES, training: true });
    const from = executor.gradientTensor(model.graph.output);
    upstream = from;
    model.parameters.upload(expected.weights);
    executor.input.upload(expected.x);
    from.upload(expected.upstream);
    const run = (): void => {
      executor.forward("train");
      executor.backward(from);
    };
    // One program at a time, so that other compilations do not have to wait long.
    await device.compile(run, { idle: nextTask });
    const started = performance.now();
    run();
    for (const [i, values] of expected.forward.entries()) {
      if (!isClose(await readTensor(device, executor.tensor(i + 1)), values, tolerance))
        return { wrong: STAGES[i] ?? "a layer", milliseconds: performance.now() - started };
    }
    const gradient = executor.gradient(1);
    const gradients = await model.parameters.download("gradients");
    const milliseconds = performance.now() - started;
    if (!gradient || !isClose(await readTensor(device, gradient), expected.inputGradient, tolerance))
      return { wrong: "the gradient of a convolution with respect to its input", milliseconds };
    for (const [name, values] of expected.gradients) {
      if (isClose(gradients.get(name) ?? [], values, tolerance)) continue;
      const what = name.startsWith("norm")
        ? "sums over a batch"
        : "the gradient of a convolution with respect to its weights";
      return { wrong: what, milliseconds };
    }
    return { wrong: null, milliseconds };
  } finally {
    upstream?.dispose();
    model.dispose();
  }
}
