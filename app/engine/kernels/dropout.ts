import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { DropoutSpec } from "#nn/layers/dropout.ts";
import { type KernelContext, type LayerKernel, type Mode, onlyInput } from "./kernel.ts";

/**
 * Dropout (Srivastava et al. 2014). Which values are dropped is a function of the run's seed, its step, the layer and the
 * value's place, so no mask is stored.
 */
export function createDropoutKernel(context: KernelContext<DropoutSpec>): LayerKernel {
  const { device, spec, output, noise, index } = context;
  const x = onlyInput(context);
  let last: Mode = "eval";
  const mask = remembered((from: Tensor, to: Tensor) =>
    device.prepare({
      kernel: "dropout/mask.frag",
      inputs: { x: from },
      outputs: { y: to },
      uniforms: { rate: () => (last === "train" ? spec.rate : 0), key: () => [noise.seed, noise.step, index] },
    }),
  );
  const forward = mask(x, output);
  return {
    forward(mode) {
      last = mode;
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx) mask(dy, dx).run();
    },
    dispose() {},
  };
}
