import type { Launch } from "#gpu/device.ts";
import type { ActivationKind, ActivationSpec } from "#nn/types.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** KIND of `shaders/lib/activations.glsl`. */
const KINDS: Readonly<Record<ActivationKind, number>> = {
  relu: 0,
  leaky_relu: 1,
  tanh: 2,
  sigmoid: 3,
  gelu: 4,
  relu6: 5,
};

/** Defines and uniforms of `shaders/lib/activations.glsl`. */
export type ActivationSettings = Required<Pick<Launch, "uniforms" | "defines">>;

/** The settings of a function; none for none. */
export function activationSettings(spec: ActivationSpec | null): ActivationSettings {
  return spec
    ? { uniforms: { slope: spec.slope }, defines: { KIND: KINDS[spec.kind] } }
    : { uniforms: {}, defines: {} };
}

/** A function of each value on its own, and its derivative. */
export function createActivationKernel(context: KernelContext<ActivationSpec>): LayerKernel {
  const { device, spec, output, fromOutput } = context;
  const x = onlyInput(context);
  const shared = activationSettings(spec);
  return {
    forward() {
      device.run({ kernel: "activation/forward.frag", inputs: { x }, outputs: { y: output }, ...shared });
    },
    backward(dy, [dx]) {
      if (!dx) return;
      const source = fromOutput
        ? { x: output, defines: { ...shared.defines, FROM_OUTPUT: 1 } }
        : { x, defines: shared.defines };
      device.run({
        kernel: "activation/grad-input.frag",
        inputs: { x: source.x, dy },
        outputs: { dx },
        uniforms: shared.uniforms,
        defines: source.defines,
      });
    },
    dispose() {},
  };
}
