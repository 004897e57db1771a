import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Texture } from "#gpu/texture.ts";
import { columnDefines } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { packedWeight } from "./packed-weight.ts";
import type { DerivedTexture } from "../parameters/derived-textures.ts";

/** A texel a tap for four channels each; null where the layer is no depthwise one, or too large for a texture. */
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
 * A convolution in which each channel has one filter of its own: four channels to a product, none of them with
 * zeros. Null where the layer is of another kind. The gradient to the input is one too, for stride 1.
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
