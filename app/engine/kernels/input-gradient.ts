import { type ConvAxes, blockUniforms, groupsAlign, outputsOver, stepOf } from "./conv-axes.ts";
import { type Convolution, type ConvolutionOptions, createConvolution } from "./convolution.ts";
import type { DerivedTexture } from "../parameters/derived-textures.ts";
import { createDepthwise, packDepthwise } from "./depthwise.ts";
import { packFilters } from "./filters.ts";

type InputGradientOptions = Omit<ConvolutionOptions, "bias" | "transposed">;

/**
 * The gradient of a convolution to its input, from the gradient `x` of its output; `axes` are the forward ones. A
 * convolution itself for stride 1, and for strides that divide the phases a kernel that knows which filters meet which
 * pixels; for the rest (groups that share blocks of channels, stride 3, one phase) a gather with divisibility tests.
 */
export function createInputGradient(options: InputGradientOptions): Convolution {
  const { axes, weight, x, y } = options;
  const wide = x.phases === 4 && y.phases === 4;
  const flipped = { ...options, axes: flippedAxes(axes), bias: null, transposed: true };
  if (axes.SX * axes.SY === 1) {
    if (weight.bank?.groups === 1) return createConvolution(flipped);
    const depthwise = wide ? createDepthwise(flipped) : null;
    if (depthwise) return depthwise;
    if (wide && groupsAlign(weight)) return createConvolution(flipped);
  }
  if (wide && 4 % axes.SX === 0) {
    const packed = packDepthwise({ ...options, transposed: false });
    if (packed) return createStridedDepthwise(options, packed);
    if (groupsAlign(weight)) return createStrided(options);
  }
  return createGather(options);
}

/** The axes of the convolution of stride 1 that goes back through another. */
function flippedAxes(axes: ConvAxes): ConvAxes {
  const { KH, KW, DY, DX, PY, PX } = axes;
  return { ...axes, PY: (KH - 1) * DY - PY, PX: (KW - 1) * DX - PX };
}

function createStrided(options: InputGradientOptions): Convolution {
  const { device, axes } = options;
  const shared = stridedSettings(options);
  const { packed, grouped, uniforms, defines } = packFilters({ ...options, transposed: true });
  return {
    run(dy, dx) {
      const STEP = grouped || axes.KW > 1 ? 1 : stepOf(dy.blocks);
      device.run({
        kernel: "conv2d/grad-input-strided.frag",
        inputs: { dy, w: packed.fresh() },
        outputs: { dx },
        uniforms: { ...shared.uniforms, ...uniforms },
        defines: { ...shared.defines, STEP, ...defines },
        ...(grouped ? { blocks: 1 } : {}),
      });
    },
  };
}

function createStridedDepthwise(options: InputGradientOptions, packed: DerivedTexture): Convolution {
  const settings = stridedSettings(options);
  return {
    run(dy, dx) {
      options.device.run({
        kernel: "conv2d/depthwise-grad-input.frag",
        inputs: { dy, w: packed.fresh() },
        outputs: { dx },
        ...settings,
      });
    },
  };
}

/** What `lib/strided-outputs.glsl` takes. */
function stridedSettings({ name, axes }: InputGradientOptions) {
  const { KW, SY, SX, DY, DX, PX } = axes;
  const outputs = outputsOver(axes, 4);
  if (!outputs) throw new Error(`${name}: a stride of ${SX} does not divide the phases`);
  const step = SY / greatestCommonDivisor(SY, DY);
  return {
    uniforms: { ...axes, KY_STEP: step, OY_STEP: (step * DY) / SY },
    defines: { KW, SX, DX, PX, LEFT: outputs.left, COLUMNS: outputs.offsets },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function createGather({ device, axes, weight }: InputGradientOptions): Convolution {
  return {
    run(dy, dx, { inputs, defines }) {
      device.run({
        kernel: "conv2d/grad-input.frag",
        inputs: { dy, ...inputs },
        outputs: { dx },
        uniforms: { ...axes, ...blockUniforms(weight, null), conv_count: dy.blocks },
        defines: { KW: axes.KW, ...((weight.bank?.groups ?? 1) > 1 ? { STRADDLES: 1 } : {}), ...defines },
      });
    },
  };
}
