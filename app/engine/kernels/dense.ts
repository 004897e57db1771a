import type { DenseSpec } from "#nn/layers/dense.ts";
import { createChannelSum } from "./channel-sum.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";
import { epilogueSettings } from "./epilogue.ts";

/** Dense layer over an image or a vector, forward and backward; see `shaders/dense/*.frag`. */
export function createDenseKernel(context: KernelContext<DenseSpec>): LayerKernel {
  const { device, name, output, parameters, weight, bias, parameterGradients } = context;
  const x = onlyInput(context);
  if (!weight) throw new Error(`${name} has no weight`);
  const biasGradient = context.biasGradient && bias ? createChannelSum(device, `${name}.bias`, output) : null;
  const shared = { weight_base: weight.base, per_block: weight.perBlock };
  return {
    forward() {
      const epilogue = epilogueSettings(context.epilogue, parameters);
      device.run({
        kernel: "dense/forward.frag",
        inputs: { x, ...epilogue.inputs },
        outputs: { y: output },
        uniforms: { ...shared, bias_base: bias ? bias.base : -1, ...epilogue.uniforms },
        defines: epilogue.defines,
      });
    },
    backward(dy, [dx]) {
      if (parameterGradients) {
        device.draw({
          kernel: "dense/grad-weight.frag",
          inputs: { x, dy },
          attachments: [0, 1, 2, 3].map((layer) => ({ texture: parameters.texture("gradients"), layer })),
          viewport: [0, weight.base, parameters.width, weight.rows],
          uniforms: { target: [weight.base, parameters.width], blocks: weight.blocks, per_block: weight.perBlock },
        });
        if (bias) biasGradient?.addInto(dy, parameters, bias);
      }
      if (dx) {
        device.run({
          kernel: "dense/grad-input.frag",
          inputs: { dy, parameters: parameters.texture("values") },
          outputs: { dx },
          uniforms: shared,
          defines: parameters.defines,
        });
      }
    },
    dispose() {
      biasGradient?.dispose();
    },
  };
}
