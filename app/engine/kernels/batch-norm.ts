import { layersOf } from "#gpu/framebuffers.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";
import type { BatchNormSpec } from "#nn/layers/batch-norm.ts";
import { vectorPlace } from "../parameters/gradient-sums.ts";
import { type KernelContext, type LayerKernel, type Mode, onlyInput } from "./kernel.ts";

/** Most parts that the stacked rows are split into, and fewest rows in each: many fragments, each with a short sum. */
const MOST_PARTS = 256;
const LEAST_ROWS = 4;

/**
 * Batch norm (Ioffe and Szegedy 2015): with batch statistics in training, which also updates the running ones, and with
 * running statistics otherwise. Backward follows the mode of the last forward pass.
 */
export function createBatchNormKernel(context: KernelContext<BatchNormSpec>): LayerKernel {
  const { device, name, spec, output, parameters, weight, bias, parameterGradients } = context;
  const x = onlyInput(context);
  if (!weight || !bias) throw new Error(`${name} has no gamma or beta`);
  const { n, h, w } = output.shape;
  const rows = n * h;
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(rows / LEAST_ROWS)));
  const running = parameters.statistics(name);
  const inParts = new Texture(device, `${name}.parts`, x.blocks, parts, 2);
  const moments = new Texture(device, `${name}.moments`, x.blocks, 1, 2);
  const grid = { first: 0, draw: 0, items: x.blocks, splits: 1 };
  // Sums of dy and of dy xhat: they are the gradients of beta and gamma, and the gradient of x is computed from them.
  const sums = context.backward
    ? context.sums.reserve({
        fragments: [x.blocks],
        layers: 2,
        places: parameterGradients
          ? [vectorPlace(bias, { ...grid, firstLayer: 0 }), vectorPlace(weight, { ...grid, firstLayer: 1 })]
          : [],
      })
    : null;

  const measureParts = device.prepareDraw({
    kernel: "batch-norm/moments.frag",
    inputs: { x },
    attachments: layersOf(inParts),
    viewport: [0, 0, x.blocks, parts],
    uniforms: { rows, parts },
  });
  const measure = device.prepareDraw({
    kernel: "batch-norm/statistics.frag",
    inputs: { moments: inParts, running: () => running.texture },
    attachments: () => [...layersOf(moments), ...layersOf(running.spare)],
    viewport: [0, 0, x.blocks, 1],
    uniforms: { rows, parts, width: w, momentum: spec.momentum },
  });
  const sourceOf = (mode: Mode) => (mode === "train" ? moments : () => running.texture);
  const forwardIn = (mode: Mode) =>
    device.prepare({
      kernel: "batch-norm/forward.frag",
      inputs: { x, parameters: parameters.values, moments: sourceOf(mode) },
      outputs: { y: output },
      uniforms: { weight_base: weight.base, bias_base: bias.base, eps: spec.eps },
      defines: parameters.defines,
    });
  const forward = { train: forwardIn("train"), eval: forwardIn("eval") };

  const sumParts = remembered((dy: Tensor, mode: Mode) =>
    device.prepareDraw({
      kernel: "batch-norm/grad-parts.frag",
      inputs: { dy, x, moments: sourceOf(mode) },
      attachments: layersOf(inParts),
      viewport: [0, 0, x.blocks, parts],
      uniforms: { rows, parts, eps: spec.eps },
    }),
  );
  const sum = remembered((region: NonNullable<typeof sums>) =>
    device.prepareDraw({
      kernel: "batch-norm/grad-sums.frag",
      inputs: { addends: inParts },
      attachments: region.attachments(),
      viewport: region.viewport(),
      uniforms: { parts, ...region.uniforms(grid) },
    }),
  );
  const back = remembered((dy: Tensor, dx: Tensor, mode: Mode, region: NonNullable<typeof sums>) =>
    device.prepare({
      kernel: "batch-norm/grad-input.frag",
      inputs: { x, dy, parameters: parameters.values, moments: sourceOf(mode), sums: region.texture },
      outputs: { dx },
      uniforms: { weight_base: weight.base, eps: spec.eps, share: 1 / (rows * w), ...region.uniforms(grid) },
      defines: { ...parameters.defines, ...(mode === "train" ? { BATCH: 1 } : {}) },
    }),
  );
  let last: Mode = "eval";

  return {
    forward(mode) {
      last = mode;
      if (mode === "train") {
        measureParts.run();
        measure.run();
        running.swap();
      }
      forward[mode].run();
    },
    backward(dy, [dx]) {
      if (!sums) return;
      if (last === "train" || parameterGradients) {
        sumParts(dy, last).run();
        sum(sums).run();
      }
      if (dx) back(dy, dx, last, sums).run();
    },
    dispose() {
      inParts.dispose();
      moments.dispose();
    },
  };
}
