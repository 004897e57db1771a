import { type ConvAxes, blockUniforms, outputsOver, stepOf } from "./conv-axes.ts";
import { type Convolution, type ConvolutionOptions, createConvolution } from "./convolution.ts";
import { createDepthwise } from "./depthwise.ts";
import { groupsAlign, packFilters } from "./filters.ts";

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
  if (wide && 4 % axes.SX === 0 && groupsAlign(weight)) return createStrided(options);
  return createGather(options);
}

/** The axes of the convolution of stride 1 that goes back through another. */
function flippedAxes(axes: ConvAxes): ConvAxes {
  const { KH, KW, DY, DX, PY, PX } = axes;
  return { ...axes, PY: (KH - 1) * DY - PY, PX: (KW - 1) * DX - PX };
}

function createStrided(options: InputGradientOptions): Convolution {
  const { device, axes } = options;
  const { KW, SY, SX, DY, DX, PX } = axes;
  const outputs = outputsOver(axes, 4);
  if (!outputs) throw new Error(`${options.name}: a stride of ${SX} does not divide the phases`);
  const { packed, grouped, uniforms, defines } = packFilters({ ...options, transposed: true });
  const kyStep = SY / greatestCommonDivisor(SY, DY);
  return {
    run(dy, dx) {
      const STEP = grouped || KW > 1 ? 1 : stepOf(dy.blocks);
      device.run({
        kernel: "conv2d/grad-input-strided.frag",
        inputs: { dy, w: packed.fresh() },
        outputs: { dx },
        uniforms: { ...axes, ...uniforms, KY_STEP: kyStep, OY_STEP: (kyStep * DY) / SY },
        defines: { KW, SX, DX, PX, LEFT: outputs.left, COLUMNS: outputs.offsets, STEP, ...defines },
        ...(grouped ? { blocks: 1 } : {}),
      });
    },
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
        defines: { KW: axes.KW, ...defines },
      });
    },
  };
}
