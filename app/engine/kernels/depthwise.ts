import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Texture } from "#gpu/texture.ts";
import { columnDefines } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { packedWeight } from "./packed-weight.ts";
import type { DerivedTexture } from "../parameters/derived-textures.ts";

/**
 * Packs the filters of a depthwise convolution: one row for each block of four channels, one texel for each tap. Null where
 * the layer is not depthwise (one filter for each channel), or its filters are too large for a texture.
 */
export function packDepthwise(
  options: Pick<ConvolutionOptions, "device" | "axes" | "y" | "parameters" | "weight" | "transposed">,
): DerivedTexture | null {
  const { device, axes, y, weight, transposed } = options;
  const bank = weight.bank;
  if (!bank || bank.groups !== bank.inputs || bank.groups !== bank.outputs || bank.groups === 1) return null;
  const taps = axes.KH * axes.KW;
  const size = { width: taps, height: Math.ceil(y.c / 4) };
  if (Math.max(size.width, size.height) > device.limits.maxTextureSize) return null;
  return packedWeight(options, size, {
    kernel: "conv2d/depthwise-weight.frag",
    defines: { TAPS: taps, ...(transposed ? { FLIPPED: 1 } : {}) },
  });
}

/**
 * A convolution in which each channel has one filter of its own: one product of two texels serves four channels, and no
 * weights between different channels are read. The gradient to the input is another, for stride 1. Null where
 * `packDepthwise` is.
 */
export function createDepthwise(options: ConvolutionOptions): Convolution | null {
  const { device, axes, bias, epilogue, transposed } = options;
  if (transposed && axes.SY * axes.SX !== 1) return null;
  const packed = packDepthwise(options);
  if (!packed) return null;
  const launch = remembered((x: Tensor, y: Tensor, w: Texture) =>
    device.prepare({
      kernel: "conv2d/depthwise.frag",
      inputs: { x, w, ...epilogue.inputs },
      outputs: { y },
      uniforms: { ...axes, bias_base: bias?.base ?? -1, ...epilogue.uniforms },
      defines: { ...columnDefines(axes, x, y), ...epilogue.defines },
    }),
  );
  return { run: (x, y) => launch(x, y, packed.fresh()).run() };
}
