import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { Model } from "../run/model.ts";

export interface LinearGradientOptions {
  readonly weights: ParameterValues;
  /** The gradient of a loss to the output of one sample (C, H, W). */
  readonly gradient: Float32Array;
  readonly signal?: AbortSignal;
}

/**
 * The gradient to the input (C, H, W) of a network that is linear. It is the same for every input, so nothing is run
 * forward: for networks with other layers, see `evaluate`. Throws as that does.
 */
export async function linearGradient(
  device: Device,
  network: Architecture | Graph,
  { weights, gradient, signal }: LinearGradientOptions,
): Promise<Float32Array> {
  const graph = graphOf(network);
  const model = new Model(device, graph);
  try {
    const executor = model.executor({ batch: 1, keepAll: true, inputGradient: true });
    model.parameters.upload(weights);
    const seed = executor.gradientTensor(graph.output);
    seed.upload(gradient);
    const run = (): void => executor.backward(seed);
    await device.compile(run, { signal });
    signal?.throwIfAborted();
    run();
    const back = executor.gradient(0);
    const values = back ? await readTensor(device, back) : new Float32Array();
    seed.dispose();
    signal?.throwIfAborted();
    return values;
  } finally {
    model.dispose();
  }
}
