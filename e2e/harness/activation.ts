/** Activation functions on the GPU, with both ways of computing their derivatives. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import type { ActivationKind } from "#nn/types.ts";
import { buildModel } from "./golden-model.ts";

export interface ActivationRun {
  readonly y: readonly number[];
  readonly slopes: readonly number[];
}

/**
 * f and f' at each of `xs`, after an identity convolution. `fused`: applied while the convolution writes its output, if
 * f' can be computed from f(x); otherwise f' is computed from x.
 */
export async function runActivation(
  device: Device,
  kind: ActivationKind,
  slope: number,
  xs: readonly number[],
  fused: boolean,
): Promise<ActivationRun> {
  const same = { ...conv2d.create("same"), channels: 1, kernel: [1, 1], bias: false } as const;
  const model = buildModel(device, { c: 1, h: 1, w: xs.length }, [same, { ...activation.create("act"), kind, slope }]);
  try {
    model.parameters.upload(new Map([["same.weight", Float32Array.of(1)]]));
    const executor = model.executor({ batch: 1, training: true, inputGradient: true, keepAll: !fused });
    executor.input.upload(Float32Array.from(xs));
    executor.forward("train");
    const y = await readTensor(device, executor.output);
    const upstream = executor.gradientTensor(model.graph.output);
    upstream.upload(new Float32Array(xs.length).fill(1));
    executor.backward(upstream);
    const dx = executor.gradient(0);
    const slopes = dx ? await readTensor(device, dx) : new Float32Array();
    upstream.dispose();
    return { y: [...y], slopes: [...slopes] };
  } finally {
    model.dispose();
  }
}
