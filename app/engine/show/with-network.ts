import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { Model } from "../run/model.ts";

interface WithNetworkOptions {
  readonly weights: ParameterValues;
  /** Samples that each run takes. */
  readonly batch: number;
  readonly signal?: AbortSignal;
}

/** Runs a network in evaluation mode on a batch (N, C, H, W of its input); resolves to its output (N, C, H, W). */
export type RunNetwork = (input: Float32Array) => Promise<Float32Array>;

/**
 * Keeps a network on the GPU, with its programs compiled, while `work` runs it as often as it likes: for measuring how long a
 * run takes. Nothing is left on the GPU. Throws as `evaluate` does, and what `work` throws.
 */
export async function withNetwork<T>(
  device: Device,
  network: Architecture | Graph,
  { weights, batch, signal }: WithNetworkOptions,
  work: (run: RunNetwork) => Promise<T>,
): Promise<T> {
  const model = new Model(device, graphOf(network));
  try {
    const executor = model.executor({ batch });
    model.parameters.upload(weights);
    await device.compile(() => executor.forward("eval"), { signal });
    signal?.throwIfAborted();
    return await work((input) => {
      executor.input.upload(input);
      executor.forward("eval");
      return readTensor(device, executor.output);
    });
  } finally {
    model.dispose();
  }
}
