import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { graphOf } from "#nn/graph.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { sumOf } from "../kernels/add.ts";
import { Model } from "../run/model.ts";
import { Optimizer, slotsOf } from "./optimizer.ts";

export interface LeastSquaresOptions {
  /** The weights to start from. */
  readonly weights: ParameterValues;
  /** One sample (C, H, W), and the output that the network is to give for it (C, H, W). */
  readonly input: Float32Array;
  readonly target: Float32Array;
  readonly optimizer: OptimizerSettings;
  readonly steps: number;
  /** Steps between two reports. */
  readonly every: number;
  readonly signal: AbortSignal;
}

/** The state of the descent after `step` steps. */
export interface Descent {
  readonly step: number;
  readonly weights: ParameterValues;
  /** Output less target (C, H, W), with these weights. */
  readonly difference: Float32Array;
}

/**
 * Trains a network by gradient descent to give one output for one input: it minimises half the sum of the squared
 * differences, whose gradient with respect to the output is the difference itself. Reports before the first step and after
 * every `every` steps; resolves to the descent after the last. Nothing is left on the GPU. Throws CapacityError where it does
 * not fit, ContextLostError, Error where a layer is impossible, and the reason of `signal` once that is aborted.
 */
export async function leastSquares(
  device: Device,
  network: Architecture | Graph,
  { weights, input, target, optimizer: settings, steps, every, signal }: LeastSquaresOptions,
  report: (descent: Descent) => void,
): Promise<Descent> {
  const graph = graphOf(network);
  const model = new Model(device, graph);
  try {
    const executor = model.executor({ batch: 1, training: true, slots: slotsOf(settings.kind), keepAll: true });
    const optimizer = new Optimizer(device, model.parameters);
    const [minus, difference] = [executor.gradientTensor(graph.output), executor.gradientTensor(graph.output)];
    try {
      model.parameters.upload(weights);
      executor.input.upload(input);
      minus.upload(target.map((value) => -value));
      const compare = sumOf(device, executor.output, minus, difference);
      const forward = (): void => {
        executor.forward("train");
        compare.run();
      };
      const learn = (time: number): void => {
        executor.backward(difference);
        optimizer.step(settings, time);
      };
      await device.compile(
        () => {
          forward();
          learn(1);
        },
        { signal },
      );
      for (let step = 0; ; step++) {
        forward();
        if (step % every === 0 || step === steps) {
          const [read, kept] = await Promise.all([readTensor(device, difference), model.parameters.download()]);
          signal.throwIfAborted();
          const descent: Descent = { step, weights: kept, difference: read };
          if (step === steps) return descent;
          report(descent);
        }
        learn(step + 1);
      }
    } finally {
      minus.dispose();
      difference.dispose();
    }
  } finally {
    model.dispose();
  }
}
