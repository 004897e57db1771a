import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Texture } from "#gpu/texture.ts";
import type { Bug } from "#nn/backward-bug.ts";
import type { PlacedFilters } from "../parameters/filter-pages.ts";
import { type ConvAxes, blockUniforms, groupsAlign, outputsOver, stepOf } from "./conv-axes.ts";
import { type Convolution, type ConvolutionOptions, createConvolution } from "./convolution.ts";
import type { DerivedTexture } from "../parameters/derived-textures.ts";
import { createDepthwise, packDepthwise } from "./depthwise.ts";
import { packFilters } from "./filters.ts";

interface InputGradientOptions extends Omit<ConvolutionOptions, "bias" | "transposed"> {
  /** A mistake planted on purpose; the gather then computes the gradient, since it takes any axes. Null: no mistake. */
  readonly bug: Bug | null;
}

/**
 * The gradient of a convolution to its input: `x` is the gradient of its output, `y` that of its input; `axes` are the
 * forward ones. For stride 1 it is itself a convolution. For strides that divide the number of phases there is a kernel
 * compiled for which taps meet which pixels. The rest (groups that share blocks of channels, stride 3, one phase) is a
 * gather with divisibility tests. Throws CapacityError where the filters do not fit the device.
 */
export function createInputGradient(options: InputGradientOptions): Convolution {
  const { axes, weight, x, y, bug } = options;
  if (bug) return createGather(options);
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

/** The axes of the convolution that computes the gradient to the input of one of stride 1. */
function flippedAxes(axes: ConvAxes): ConvAxes {
  const { KH, KW, DY, DX, PY, PX } = axes;
  return { ...axes, PY: (KH - 1) * DY - PY, PX: (KW - 1) * DX - PX };
}

function createStrided(options: InputGradientOptions): Convolution {
  const { device, axes } = options;
  const shared = stridedSettings(options);
  const filters = packFilters({ ...options, transposed: true });
  const launch = remembered((dy: Tensor, dx: Tensor, placed: PlacedFilters) => {
    const STEP = filters.grouped || axes.KW > 1 ? 1 : stepOf(dy.blocks);
    return device.prepare({
      kernel: "conv2d/grad-input-strided.frag",
      inputs: { dy, w: placed.texture },
      outputs: { dx },
      uniforms: { ...shared.uniforms, ...filters.uniforms, filters_row: placed.row },
      defines: { ...shared.defines, STEP, ...filters.defines },
      ...(filters.grouped ? { blocks: 1 } : {}),
    });
  });
  return { run: (dy, dx) => launch(dy, dx, filters.fresh()).run() };
}

function createStridedDepthwise(options: InputGradientOptions, packed: DerivedTexture): Convolution {
  const settings = stridedSettings(options);
  const launch = remembered((dy: Tensor, dx: Tensor, w: Texture) =>
    options.device.prepare({
      kernel: "conv2d/depthwise-grad-input.frag",
      inputs: { dy, w },
      outputs: { dx },
      ...settings,
    }),
  );
  return { run: (dy, dx) => launch(dy, dx, packed.fresh()).run() };
}

/** Uniforms and defines of `lib/strided-outputs.glsl`. */
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

function createGather({ device, axes, weight, epilogue, bug }: InputGradientOptions): Convolution {
  const launch = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({
      kernel: "conv2d/grad-input.frag",
      inputs: { dy, ...epilogue.inputs },
      outputs: { dx },
      uniforms: { ...axes, ...blockUniforms(weight, null), conv_count: dy.blocks },
      defines: {
        KW: axes.KW,
        ...((weight.bank?.groups ?? 1) > 1 ? { STRADDLES: 1 } : {}),
        ...(bug === "unflipped" ? { UNFLIPPED: 1 } : {}),
        ...epilogue.defines,
      },
    }),
  );
  return { run: (dy, dx) => launch(dy, dx).run() };
}
