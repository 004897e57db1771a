import type { Uniforms } from "#gpu/launch.ts";
import { layersOf } from "#gpu/framebuffers.ts";
import { type Prepared, remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Texture } from "#gpu/texture.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { stepOf } from "./conv-axes.ts";
import { packedWeight } from "./packed-weight.ts";

/** Minimum channels on both sides for which the saved multiplications outweigh the two extra passes (measured). */
const LEAST_CHANNELS = 32;
/**
 * Largest tensor between the passes; larger images are computed in bands of rows. On software renderers a band is to fit the
 * processor's cache. A graphics card is faster with fewer bands, so there only its memory limits them.
 */
const CACHED_BYTES = 8 * 2 ** 20;
const SHARE_OF_MEMORY = 1 / 16;

/**
 * A 3x3 convolution of stride 1 with 2.25 times fewer multiplications: Winograd's F(2x2, 3x3), as in
 * Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural Networks". Null where the layer is
 * of another kind, has too few channels to gain by it, or does not fit the device.
 */
export function createWinograd(options: ConvolutionOptions): Convolution | null {
  const { device, axes, x, y, weight, bias, transposed, scratch, epilogue } = options;
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
  const bandBytes = device.isSoftware ? CACHED_BYTES : device.limits.maxBytes * SHARE_OF_MEMORY;
  const most = Math.min(Math.floor(bandBytes / (16 * rowTexels)), Math.floor(maxTextureSize / textureRows));
  if (most < 1) return null;
  const bandRows = Math.ceil(allRows / Math.ceil(allRows / most));
  const [width, inputRows, productRows] = [4 * columns, inBlocks * bandRows, 4 * groups * bandRows];
  const inputs = scratch.reserve("winograd-input", width, inputRows, 16);
  const products = scratch.reserve("winograd-products", width, productRows, 4 * blocks);
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

  const transformInput = (input: Tensor, v: Texture, uniforms: Uniforms): Prepared[] =>
    Array.from({ length: 4 / blocks }, (_, i) => i * blocks).map((tile) =>
      device.prepareDraw({
        kernel: "conv2d/winograd-input.frag",
        inputs: { x: input },
        attachments: [0, 1, 2, 3].flatMap((j) =>
          Array.from({ length: blocks }, (_, s) => ({ texture: v, layer: 4 * j + tile + s })),
        ),
        viewport: [0, 0, width, inputRows],
        uniforms,
        defines: { PX: axes.PX, TILE: tile, TILES: blocks },
      }),
    );
  const band = (first: number, input: Tensor, output: Tensor, filters: Texture, v: Texture, t: Texture): Prepared[] => {
    const uniforms = { first, band: bandRows, tile_rows: tileRows, columns };
    const from = firstPixelRow(first);
    return [
      ...transformInput(input, v, { ...uniforms, PY: axes.PY }),
      device.prepareDraw({
        kernel: "conv2d/winograd-multiply.frag",
        inputs: { v, u: filters },
        attachments: layersOf(t),
        viewport: [0, 0, width, productRows],
        uniforms: { ...uniforms, in_blocks: inBlocks, out_blocks: outBlocks, groups },
        defines: { BLOCKS: blocks, STEP: stepOf(inBlocks) },
      }),
      device.prepare({
        kernel: "conv2d/winograd-output.frag",
        inputs: { t, ...epilogue.inputs },
        outputs: { y: output },
        blocks,
        ...(bandRows < allRows ? { rows: [from, firstPixelRow(Math.min(allRows, first + bandRows)) - from] } : {}),
        uniforms: { ...uniforms, groups, bias_base: bias?.base ?? -1, ...epilogue.uniforms },
        defines: epilogue.defines,
      }),
    ];
  };
  const launches = remembered(
    (...tensors: [input: Tensor, output: Tensor, filters: Texture, v: Texture, t: Texture]) => {
      const all: Prepared[] = [];
      for (let first = 0; first < allRows; first += bandRows) all.push(...band(first, ...tensors));
      return all;
    },
  );
  return {
    run(input, output) {
      for (const launch of launches(input, output, u.fresh(), inputs(), products())) launch.run();
    },
  };
}
