/** What can be observed while networks are trained side by side. */
import { readTensor } from "#gpu/readback.ts";
import type { ParameterValues } from "#nn/types.ts";
import { Evaluator } from "./evaluator.ts";
import type { Observer } from "./side-by-side.ts";
import { EVALUATION_BATCH } from "./stretch.ts";

/** Fractions of the training and test images that are classified correctly. */
export interface Score {
  readonly train: number;
  readonly test: number;
}

/** Observes which fractions of its images a network classifies correctly. */
export const scoring: Observer<Score> = async ({ model, images, upload, hold }) => {
  const train = hold(new Evaluator(model, await upload(images.train), EVALUATION_BATCH));
  const test = hold(new Evaluator(model, await upload(images.test), EVALUATION_BATCH));
  return async (signal) => {
    const [onTrain, onTest] = [await train.run(signal), await test.run(signal)];
    return { train: onTrain?.accuracy ?? 0, test: onTest?.accuracy ?? 0 };
  };
};

/** Observes values of the graph (N, C, H, W) by number, for the same `count` samples each time, in evaluation mode. */
export function valuesOf(
  samples: Float32Array,
  count: number,
  values: readonly number[],
): Observer<ReadonlyMap<number, Float32Array>> {
  return ({ model, hold }) => {
    const { device } = model;
    const executor = hold(model.executor({ batch: count, keepAll: true }));
    const run = (): void => executor.forward("eval");
    executor.input.upload(samples);
    return Promise.resolve(async (signal) => {
      await device.compile(run, { signal });
      run();
      const read = await Promise.all(values.map((value) => readTensor(device, executor.tensor(value))));
      return new Map(values.map((value, i) => [value, read[i] ?? new Float32Array()]));
    });
  };
}

/** Observes the parameters themselves, in PyTorch's order. */
export const parameters: Observer<ParameterValues> = ({ model }) => Promise.resolve(() => model.parameters.download());

/** Combines two observers into one. */
export function together<A, B>(first: Observer<A>, second: Observer<B>): Observer<readonly [A, B]> {
  return async (lane) => {
    const [lookFirst, lookSecond] = [await first(lane), await second(lane)];
    return async (signal) => [await lookFirst(signal), await lookSecond(signal)];
  };
}
