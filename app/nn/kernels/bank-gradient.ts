import type { Device } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters.ts";
import { blockUniforms, type ConvAxes, distinctColumns, texelSpan } from "./conv-axes.ts";

/** Fragments that a weight gradient is cut into at least, so that a GPU has work for all its cores. */
const ENOUGH_FRAGMENTS = 1024;
/** Rows that a part sums at least: fewer would cost more to add than to compute. */
const LEAST_ROWS = 4;

interface BankGradientOptions {
  readonly device: Device;
  readonly name: string;
  readonly axes: ConvAxes;
  readonly x: Tensor;
  readonly output: Tensor;
  readonly parameters: ParameterStore;
  readonly weight: ParameterView;
}

/** The two steps of a weight gradient: partial sums, then their total in the store's gradients. */
export function createBankGradient({ device, name, axes, x, output, parameters, weight }: BankGradientOptions): {
  run(gradOutput: Tensor): void;
  dispose(): void;
} {
  const bank = weight.bank;
  if (!bank) throw new Error(`${name}: a weight gradient needs a filter bank`);
  const pixels = x.lanes === "pixels";
  const tapGroups = Math.ceil(axes.KW / (pixels ? 8 : 2));
  const items = output.blocks * axes.KH * tapGroups * (pixels ? bank.inputs : weight.perBlock);
  const rows = output.shape.n * output.shape.h;
  const splits = Math.max(1, Math.min(Math.floor(rows / LEAST_ROWS), Math.ceil(ENOUGH_FRAGMENTS / items)));
  const fragments = items * splits;
  const width = Math.ceil(Math.sqrt(fragments));
  const height = Math.ceil(fragments / width);
  const taps = pixels ? Math.min(8, axes.KW) : 8;
  const parts = new Texture(device, `${name}.weight-gradient-parts`, width, height, taps);
  const grid = [width, items, splits];
  const { weight_base: _, bias_base: __, conv_count: ___, ...shape } = blockUniforms(weight, null);

  return {
    run(dy) {
      const attachments = Array.from({ length: taps }, (_, layer) => ({ texture: parts, layer }));
      const x_axis = { KW: axes.KW, SX: axes.SX, DX: axes.DX };
      if (pixels) {
        device.draw({
          kernel: "conv2d/grad-weight-pixels.frag",
          inputs: { x: x.texture, dy },
          attachments,
          viewport: [0, 0, width, height],
          uniforms: { ...axes, x_shape: x.shapeUniform, grid },
          defines: { ...x_axis, PX: axes.PX, TAPS: taps, TEXELS: texelSpan(axes, taps) },
        });
      } else {
        device.draw({
          kernel: "conv2d/grad-weight.frag",
          inputs: { x, dy },
          attachments,
          viewport: [0, 0, width, height],
          uniforms: { ...axes, ...shape, grid },
          defines: { ...x_axis, PX: axes.PX, COLUMNS: distinctColumns(axes, dy.phases, 2) },
        });
      }
      device.draw({
        kernel: "conv2d/grad-weight-sum.frag",
        inputs: { parts },
        attachments: [0, 1, 2, 3].map((layer) => ({ texture: parameters.texture("gradients"), layer })),
        viewport: [0, weight.base, parameters.width, weight.rows],
        uniforms: {
          ...shape,
          grid,
          bank: [bank.outputs, bank.inputs, axes.KH, weight.blocks],
          target: [weight.base, parameters.width],
        },
        defines: { KW: axes.KW, ...(pixels ? { PIXELS: 1 } : {}) },
      });
    },
    dispose() {
      parts.dispose();
    },
  };
}
