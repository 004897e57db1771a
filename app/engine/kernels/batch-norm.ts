import { Texture } from "#gpu/texture.ts";
import type { BatchNormSpec } from "#nn/layers/batch-norm.ts";
import { createChannelSum, NORM, SQUARES, SUM } from "./channel-sum.ts";
import { type KernelContext, type LayerKernel, type Mode, onlyInput } from "./kernel.ts";

/** Batch norm with batch statistics (and an update of the running ones) in training, running statistics otherwise. */
export function createBatchNormKernel(context: KernelContext<BatchNormSpec>): LayerKernel {
  const { device, name, spec, output, parameters, weight, bias, backward, parameterGradients } = context;
  const x = onlyInput(context);
  if (!weight || !bias) throw new Error(`${name} has no gamma or beta`);
  const { n, h, w } = output.shape;
  const count = n * h * w;
  const reduction = createChannelSum(device, name, x);
  const moments = new Texture(device, `${name}.moments`, x.blocks, 1, 2);
  const sums = backward ? new Texture(device, `${name}.gradient-sums`, x.blocks, 1, 2) : null;
  const running = parameters.statistics(name);
  let last: Mode = "eval";

  const measure = (): void => {
    reduction.partial(SUM, x);
    reduction.finish(0, moments, 0, 1 / count);
    reduction.partial(SQUARES, x, { moments });
    reduction.finish(0, moments, 1, 1 / count);
    device.draw({
      kernel: "batch-norm/running.frag",
      inputs: { running: running.texture, moments },
      attachments: [0, 1].map((layer) => ({ texture: running.spare, layer })),
      viewport: [0, 0, x.blocks, 1],
      uniforms: { momentum: spec.momentum, unbiased: count / Math.max(1, count - 1) },
    });
    running.swap();
  };

  return {
    forward(mode) {
      last = mode;
      if (mode === "train") measure();
      device.run({
        kernel: "batch-norm/forward.frag",
        inputs: { x, parameters: parameters.texture("values"), moments: mode === "train" ? moments : running.texture },
        outputs: { y: output },
        uniforms: { weight_base: weight.base, bias_base: bias.base, eps: spec.eps },
        defines: parameters.defines,
      });
    },
    backward(dy, [dx]) {
      if (!sums) return;
      const batch = last === "train";
      const source = batch ? moments : running.texture;
      if (batch || parameterGradients) {
        reduction.partial(NORM, dy, { x, moments: source, eps: spec.eps });
        reduction.finish(0, sums, 0, 1 / count);
        reduction.finish(1, sums, 1, 1 / count);
        if (parameterGradients) {
          reduction.finishInto(1, parameters, weight);
          reduction.finishInto(0, parameters, bias);
        }
      }
      if (dx) {
        device.run({
          kernel: "batch-norm/grad-input.frag",
          inputs: { x, dy, parameters: parameters.texture("values"), moments: source, sums },
          outputs: { dx },
          uniforms: { weight_base: weight.base, eps: spec.eps },
          defines: { ...parameters.defines, ...(batch ? { BATCH: 1 } : {}) },
        });
      }
    },
    dispose() {
      reduction.dispose();
      moments.dispose();
      sums?.dispose();
    },
  };
}
