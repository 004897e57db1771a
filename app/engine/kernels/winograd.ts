import type { Uniforms } from "#gpu/device.ts";
import { layersOf } from "#gpu/framebuffers.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { stepOf } from "./conv-axes.ts";
import { packedWeight } from "./packed-weight.ts";

/** Minimum channels on both sides for which the saved multiplications outweigh the two extra passes (measured). */
const LEAST_CHANNELS = 32;
/** Largest tensor between the passes: larger images go through in bands of rows. */
const BAND_BYTES = 8 * 2 ** 20;

/**
 * A 3x3 convolution of stride 1 with 2.25 times fewer multiplications: Winograd's F(2x2, 3x3), as in
 * Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural Networks". Null where the layer is
 * of another kind, has too few channels to gain by it, or does not fit the device.
 */
export function createWinograd(options: ConvolutionOptions): Convolution | null {
  const { device, axes, x, y, weight, bias, transposed, scratch } = options;
  const small = axes.KH === 3 && axes.KW === 3 && axes.SY * axes.SX * axes.DY * axes.DX === 1;
  if (!small || weight.bank?.groups !== 1 || Math.min(x.c, y.c) < LEAST_CHANNELS) return null;
  const inBlocks = Math.ceil(x.c / 4);
  const outBlocks = Math.ceil(y.c / 4);
  const { maxTextureSize } = device.limits;
  if (16 * outBlocks > maxTextureSize || 4 * inBlocks > maxTextureSize || y.w > 2 * maxTextureSize) return null;

  const buffers = device.limits.maxDrawBuffers >= 8 ? 8 : 4;
  const blocks = buffers / 4;
  const groups = Math.ceil(outBlocks / blocks);
  const tileRows = Math.ceil(y.h / 2);
  const columns = Math.ceil(y.w / 8);
  const allRows = y.n * tileRows;
  const rowTexels = 16 * 4 * columns * Math.max(inBlocks, groups * blocks);
  const textureRows = Math.max(inBlocks, 4 * groups);
  const most = Math.min(Math.floor(BAND_BYTES / (16 * rowTexels)), Math.floor(maxTextureSize / textureRows));
  if (most < 1) return null;
  const bandRows = Math.ceil(allRows / Math.ceil(allRows / most));
  const v = scratch("winograd-input", 4 * columns, inBlocks * bandRows, 16);
  const t = scratch("winograd-products", 4 * columns, 4 * groups * bandRows, 4 * blocks);
  const u = packedWeight(
    options,
    { width: 4 * inBlocks, height: 16 * outBlocks },
    {
      kernel: "conv2d/winograd-weight.frag",
      uniforms: { per_block: weight.perBlock, y_blocks: outBlocks },
      defines: transposed ? { TRANSPOSED: 1 } : {},
    },
  );

  const firstPixelRow = (tile: number): number =>
    Math.floor(tile / tileRows) * y.h + Math.min(y.h, 2 * (tile % tileRows));

  const transformInput = (input: Tensor, uniforms: Uniforms): void => {
    for (let tile = 0; tile < 4; tile += blocks) {
      device.draw({
        kernel: "conv2d/winograd-input.frag",
        inputs: { x: input },
        attachments: [0, 1, 2, 3].flatMap((j) =>
          Array.from({ length: blocks }, (_, s) => ({ texture: v, layer: 4 * j + tile + s })),
        ),
        viewport: [0, 0, v.width, v.height],
        uniforms,
        defines: { PX: axes.PX, TILE: tile, TILES: blocks },
      });
    }
  };

  return {
    run(input, output, epilogue) {
      const filters = u.fresh();
      for (let first = 0; first < allRows; first += bandRows) {
        const uniforms = { first, band: bandRows, tile_rows: tileRows, columns };
        transformInput(input, { ...uniforms, PY: axes.PY });
        device.draw({
          kernel: "conv2d/winograd-multiply.frag",
          inputs: { v, u: filters },
          attachments: layersOf(t),
          viewport: [0, 0, t.width, t.height],
          uniforms: { ...uniforms, in_blocks: inBlocks, out_blocks: outBlocks, groups },
          defines: { BLOCKS: blocks, STEP: stepOf(inBlocks) },
        });
        const from = firstPixelRow(first);
        device.run({
          kernel: "conv2d/winograd-output.frag",
          inputs: { t, ...epilogue.inputs },
          outputs: { y: output },
          blocks,
          ...(bandRows < allRows ? { rows: [from, firstPixelRow(Math.min(allRows, first + bandRows)) - from] } : {}),
          uniforms: { ...uniforms, groups, bias_base: bias?.base ?? -1, ...epilogue.uniforms },
          defines: epilogue.defines,
        });
      }
    },
  };
}
