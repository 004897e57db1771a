import type { DropoutSpec } from "#nn/layers/dropout.ts";
import { type KernelContext, type LayerKernel, type Mode, onlyInput } from "./kernel.ts";

/** Dropout. Which values go is a function of the run's seed, its step, the layer and the place: nothing is stored. */
export function createDropoutKernel(context: KernelContext<DropoutSpec>): LayerKernel {
  const { device, spec, output, noise, index } = context;
  const x = onlyInput(context);
  let last: Mode = "eval";
  const uniforms = () => ({ rate: last === "train" ? spec.rate : 0, key: [noise.seed, noise.step, index] });
  return {
    forward(mode) {
      last = mode;
      device.run({ kernel: "dropout/mask.frag", inputs: { x }, outputs: { y: output }, uniforms: uniforms() });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "dropout/mask.frag", inputs: { x: dy }, outputs: { y: dx }, uniforms: uniforms() });
    },
    dispose() {},
  };
}
