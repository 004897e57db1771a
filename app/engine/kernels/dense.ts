import { layersOf } from "#gpu/framebuffers.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { DenseSpec } from "#nn/layers/dense.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";
import { epilogueSettings } from "./epilogue.ts";

/** Dense layer over an image or a vector, forward and backward; see `shaders/dense/*.frag`. */
export function createDenseKernel(context: KernelContext<DenseSpec>): LayerKernel {
  const { device, name, output, parameters, weight, bias, parameterGradients } = context;
  const x = onlyInput(context);
  if (!weight) throw new Error(`${name} has no weight`);
  // The bias lies in the rows below the weights.
  const gradientRows = weight.rows + (context.biasGradient && bias ? bias.rows : 0);
  const shared = { weight_base: weight.base, per_block: weight.perBlock };
  const epilogue = epilogueSettings(context.epilogue, parameters);
  const forward = device.prepare({
    kernel: "dense/forward.frag",
    inputs: { x, ...epilogue.inputs },
    outputs: { y: output },
    uniforms: { ...shared, bias_base: bias ? bias.base : -1, ...epilogue.uniforms },
    defines: epilogue.defines,
  });
  const toWeights = remembered((dy: Tensor) =>
    device.prepareDraw({
      kernel: "dense/grad-weight.frag",
      inputs: { x, dy },
      attachments: layersOf(parameters.texture("gradients")),
      viewport: [0, weight.base, parameters.width, gradientRows],
      uniforms: {
        target: [weight.base, parameters.width, weight.rows],
        blocks: weight.blocks,
        per_block: weight.perBlock,
      },
    }),
  );
  const toInput = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({
      kernel: "dense/grad-input.frag",
      inputs: { dy, parameters: parameters.values },
      outputs: { dx },
      uniforms: shared,
      defines: parameters.defines,
    }),
  );
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (parameterGradients) toWeights(dy).run();
      if (dx) toInput(dy, dx).run();
    },
    dispose() {},
  };
}
