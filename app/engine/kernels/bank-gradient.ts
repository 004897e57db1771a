import type { Device } from "#gpu/device.ts";
import { layersOf } from "#gpu/framebuffers.ts";
import { Texture } from "#gpu/texture.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";
import { blockUniforms, type ConvAxes, columnDefines, stepOf, texelSpan } from "./conv-axes.ts";

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
  const buffers = device.limits.maxDrawBuffers >= 8 ? 8 : 4;
  const group = pixels ? buffers : Math.min(axes.KW, buffers / 4);
  const items = output.blocks * axes.KH * (pixels ? Math.ceil(axes.KW / group) * bank.inputs : weight.perBlock);
  // Pixels: one draw for all taps. Channels: one for each `group` taps, above one another.
  const pairs = pixels ? 0 : Math.ceil(axes.KW / group);
  const rows = output.shape.n * output.shape.h;
  const splits = Math.max(1, Math.min(Math.floor(rows / LEAST_ROWS), Math.ceil(ENOUGH_FRAGMENTS / items)));
  const fragments = items * splits;
  const width = Math.ceil(Math.sqrt(fragments));
  const height = Math.ceil(fragments / width);
  const layers = pixels ? Math.min(group, axes.KW) : 4 * group;
  const parts = new Texture(device, `${name}.weight-gradient-parts`, width, Math.max(1, pairs) * height, layers);
  const STEP = stepOf(output.columns, 2);
  const grid = [width, items, splits];
  const { weight_base: _, bias_base: __, conv_count: ___, ...shape } = blockUniforms(weight, null);

  return {
    run(dy) {
      if (pixels) {
        device.draw({
          kernel: "conv2d/grad-weight-pixels.frag",
          inputs: { x: x.texture, dy },
          attachments: layersOf(parts),
          viewport: [0, 0, width, height],
          uniforms: { ...axes, x_shape: x.shapeUniform, grid },
          defines: {
            PIXELS: 1,
            KW: axes.KW,
            SX: axes.SX,
            DX: axes.DX,
            PX: axes.PX,
            TAPS: layers,
            GROUP: group,
            TEXELS: texelSpan(axes, layers),
            STEP,
          },
        });
      }
      for (let draw = 0; draw < pairs; draw++) {
        const kx = draw * group;
        const taps = Math.min(group, axes.KW - kx);
        device.draw({
          kernel: "conv2d/grad-weight.frag",
          inputs: { x, dy },
          attachments: layersOf(parts).slice(0, 4 * taps),
          viewport: [0, draw * height, width, height],
          uniforms: { ...axes, ...shape, grid, first_row: draw * height },
          defines: { TAPS: taps, STEP, ...columnDefines({ ...axes, KW: taps, PX: axes.PX - kx * axes.DX }, x, dy) },
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
          tap_rows: height,
          bank: [bank.outputs, bank.inputs, axes.KH, weight.blocks],
          target: [weight.base, parameters.width],
        },
        defines: { KW: axes.KW, GROUP: group, ...(pixels ? { PIXELS: 1 } : {}) },
      });
    },
    dispose() {
      parts.dispose();
    },
  };
}
