import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { Model } from "../run/model.ts";

export interface EvaluateOptions {
  readonly weights: ParameterValues;
  /** Samples of the network's input shape (N, C, H, W). */
  readonly input: Float32Array;
  /** Samples; one by default. */
  readonly batch?: number;
  /** Values of the graph to read; its output by default. */
  readonly keep?: readonly number[];
  /** The gradient of a loss to the output (N, C, H, W): the gradients to input and parameters are computed from it. */
  readonly gradient?: Float32Array;
  /** Values of the graph whose gradients to read, if `gradient` is given; none by default. */
  readonly gradientsOf?: readonly number[];
  /** Whether the gradients to the parameters are wanted too, if `gradient` is given; they are by default. */
  readonly parameterGradients?: boolean;
  readonly signal?: AbortSignal;
}

/** What one run of a network gave. */
export interface Evaluation {
  /** Values of the graph by number (N, C, H, W). */
  readonly values: ReadonlyMap<number, Float32Array>;
  /** Its output (N, C, H, W). */
  readonly output: Float32Array;
  /** The gradient to the input (N, C, H, W); null unless `gradient` was given. */
  readonly inputGradient: Float32Array | null;
  /** The gradients to the values of `gradientsOf`, by number (N, C, H, W), as far as the backward pass reaches them. */
  readonly valueGradients: ReadonlyMap<number, Float32Array>;
  /** The gradients to the parameters, laid out as PyTorch does; null where there are none, or they are not wanted. */
  readonly gradients: ParameterValues | null;
}

/**
 * Runs a network once in evaluation mode, forward and, given a gradient, back, with the kernels that training uses: for numbers
 * that a scene shows beside its pictures. Nothing is left on the GPU. Throws CapacityError where it does not fit,
 * ContextLostError, Error where a layer is impossible, and the reason of `signal` once that is aborted.
 */
export async function evaluate(
  device: Device,
  network: Architecture | Graph,
  { weights, input, batch = 1, keep, gradient, gradientsOf = [], parameterGradients = true, signal }: EvaluateOptions,
): Promise<Evaluation> {
  const graph = graphOf(network);
  const model = new Model(device, graph);
  try {
    const goesBack = gradient !== undefined;
    const training = goesBack && parameterGradients;
    const executor = model.executor({ batch, keepAll: true, training, inputGradient: goesBack });
    model.parameters.upload(weights);
    executor.input.upload(input);
    const seed = goesBack ? executor.gradientTensor(graph.output) : null;
    seed?.upload(gradient ?? new Float32Array());
    const run = (): void => {
      executor.forward("eval");
      if (seed) executor.backward(seed);
    };
    await device.compile(run, { signal });
    signal?.throwIfAborted();
    run();
    const kept = keep ?? [graph.output];
    const back = executor.gradient(0);
    const asked = gradientsOf.flatMap((value) => {
      const tensor = goesBack ? executor.gradient(value) : null;
      return tensor ? [{ value, tensor }] : [];
    });
    const [read, output, inputGradient, valueGradients, gradients] = await Promise.all([
      Promise.all(kept.map((value) => readTensor(device, executor.tensor(value)))),
      readTensor(device, executor.output),
      goesBack && back ? readTensor(device, back) : null,
      Promise.all(asked.map(({ tensor }) => readTensor(device, tensor))),
      training ? model.parameters.download("gradients") : null,
    ]);
    seed?.dispose();
    signal?.throwIfAborted();
    return {
      values: new Map(kept.map((value, i) => [value, read[i] ?? new Float32Array()])),
      output,
      inputGradient,
      valueGradients: new Map(asked.map(({ value }, i) => [value, valueGradients[i] ?? new Float32Array()])),
      gradients,
    };
  } finally {
    model.dispose();
  }
}
