import type { Uniforms } from "#gpu/device.ts";
import { GpuError } from "#gpu/errors.ts";
import { blockUniforms, columnDefines, stepOf } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { createPackedWeight } from "./packed-weight.ts";

/** Any convolution whose outputs lie in four phases: each sum as it is written. Filters are packed for it. */
export function createDirect(options: ConvolutionOptions): Convolution {
  const { device, axes, weight, bias } = options;
  const pixels = options.x.lanes === "pixels";
  const grouped = (weight.bank?.groups ?? 1) > 1;
  const filters = packFilters(options);
  const { packed } = filters;
  return {
    run(x, y, tail) {
      packed.refresh();
      const STEP = grouped || axes.KW > 1 ? 1 : stepOf(x.blocks);
      device.run({
        kernel: pixels ? "conv2d/forward-pixels.frag" : "conv2d/forward.frag",
        inputs: { x: pixels ? x.texture : x, w: packed.texture, ...tail.inputs },
        outputs: { y },
        uniforms: {
          ...axes,
          ...blockUniforms(weight, bias),
          ...filters.uniforms,
          x_shape: x.shapeUniform,
          ...tail.uniforms,
        },
        defines: {
          ...columnDefines(axes, x, y),
          ...(pixels ? { PIXELS: 1 } : { STEP }),
          ...filters.defines,
          ...tail.defines,
        },
        // A fragment's output blocks read the same input blocks, which those of groups do not.
        ...(grouped ? { blocks: 1 } : {}),
      });
    },
    dispose: () => packed.dispose(),
  };
}

/**
 * Packs the filters as `lib/filters.glsl` reads them: a row of texels for each output block and ky, in it for each kx
 * one 4x4 block for each input block. Where that is wider than a texture there is a row for each kx (TALL).
 * Throws GpuError where the filters do not fit either way.
 */
function packFilters(options: ConvolutionOptions) {
  const { device, name, axes, x, y, weight, transposed } = options;
  const { KH, KW } = axes;
  const most = device.limits.maxTextureSize;
  const count = transposed ? Math.ceil(x.c / 4) : weight.perBlock;
  const isTall = 4 * KW * count > most;
  const size = { width: 4 * count * (isTall ? 1 : KW), height: Math.ceil(y.c / 4) * KH * (isTall ? KW : 1) };
  if (Math.max(size.width, size.height) > most) {
    throw new GpuError(
      `The filters of ${name} need ${size.width} x ${size.height} texels; this device has ${most}. Take fewer channels.`,
    );
  }
  const tall = isTall ? { TALL: 1 } : null;
  const uniforms: Record<string, Uniforms[string]> = { filter_blocks: count };
  return {
    uniforms,
    defines: { ...tall },
    packed: createPackedWeight(options, size, {
      kernel: "conv2d/filters.frag",
      uniforms: { ...uniforms, KH, KW, per_block: weight.perBlock },
      defines: { ...tall, ...(transposed ? { TRANSPOSED: 1 } : {}) },
    }),
  };
}
