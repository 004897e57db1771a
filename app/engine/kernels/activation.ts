import type { Launch } from "#gpu/launch.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ActivationSpec } from "#nn/layers/activation.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Defines and uniforms of `shaders/lib/activations.glsl`. */
export type ActivationSettings = Required<Pick<Launch, "uniforms" | "defines">>;

/** The settings that select an activation function in the shader; empty for null. */
export function activationSettings(spec: ActivationSpec | null): ActivationSettings {
  if (!spec) return { uniforms: {}, defines: {} };
  return {
    uniforms: { slope: spec.slope },
    defines: { ACTIVATION: 1, [`ACTIVATION_${spec.kind.toUpperCase()}`]: 1 },
  };
}

/** An element-wise activation function. Backward finds its derivative from the input, or from the output (`fromOutput`). */
export function createActivationKernel(context: KernelContext<ActivationSpec>): LayerKernel {
  const { device, spec, output, fromOutput, bug } = context;
  const x = onlyInput(context);
  const shared = activationSettings(spec);
  const forward = device.prepare({
    kernel: "activation/forward.frag",
    inputs: { x },
    outputs: { y: output },
    ...shared,
  });
  // Without its mask, the backward pass of a ReLU is that of a leaky ReLU of slope 1.
  const back = bug === "mask" ? activationSettings({ ...spec, kind: "leaky_relu", slope: 1 }) : shared;
  const source = fromOutput
    ? { x: output, defines: { ...back.defines, FROM_OUTPUT: 1 } }
    : { x, defines: back.defines };
  const toInput = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({
      kernel: "activation/grad-input.frag",
      inputs: { x: source.x, dy },
      outputs: { dx },
      uniforms: back.uniforms,
      defines: source.defines,
    }),
  );
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx) toInput(dy, dx).run();
    },
    dispose() {},
  };
}
