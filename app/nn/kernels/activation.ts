import type { ActivationKind, ActivationSpec } from "../types.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** KIND of `shaders/lib/activations.glsl`. */
const KINDS: Readonly<Record<ActivationKind, number>> = { relu: 0, leaky_relu: 1, tanh: 2, sigmoid: 3, gelu: 4 };

/** A function of each value on its own, and its derivative. */
export function createActivationKernel(context: KernelContext<ActivationSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const shared = { uniforms: { slope: spec.slope }, defines: { KIND: KINDS[spec.kind] } };
  return {
    forward() {
      device.run({ kernel: "activation/forward.frag", inputs: { x }, outputs: { y: output }, ...shared });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "activation/grad-input.frag", inputs: { x, dy }, outputs: { dx }, ...shared });
    },
    dispose() {},
  };
}
