import type { Device } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { convGeometry } from "../layers/conv2d-geometry.ts";
import type { ParameterView } from "../parameters.ts";
import type { Conv2dSpec } from "../types.ts";
import { createChannelSum } from "./channel-sum.ts";
import { blockUniforms, type ConvAxes, columnDefines, stepOf } from "./conv-axes.ts";
import type { KernelContext, LayerKernel } from "./kernel.ts";
import { createBankGradient } from "./bank-gradient.ts";
import { createDepthwise } from "./depthwise.ts";
import type { FastConvolution, FastConvolutionOptions } from "./fast-convolution.ts";
import { NO_TAIL, tailSettings, type TailSettings } from "./tail.ts";
import { createWinograd } from "./winograd.ts";

/**
 * Convolution, forward and backward. Sources: Dumoulin and Visin 2016 (arithmetic); the derivations stand
 * at the top of `shaders/conv2d/*.frag`.
 */
export function createConv2dKernel(context: KernelContext<Conv2dSpec>): LayerKernel {
  const { device, name, spec, inputs, output, parameters, weight, bias, parameterGradients } = context;
  const [x] = inputs;
  if (!x || !weight) throw new Error(`${name}: a convolution needs an input and a weight`);
  const geometry = convGeometry(spec, x.shape);
  const axes: ConvAxes = {
    KH: spec.kernel[0],
    KW: spec.kernel[1],
    SY: spec.stride[0],
    SX: spec.stride[1],
    DY: spec.dilation[0],
    DX: spec.dilation[1],
    PY: geometry.padY,
    PX: geometry.padX,
  };
  const flipped: ConvAxes = { ...axes, PY: (axes.KH - 1) * axes.DY - axes.PY, PX: (axes.KW - 1) * axes.DX - axes.PX };
  const shared = { device, name, parameters, weight, scratch: context.scratch };
  const fast = fastConvolution(x, { ...shared, axes, x: x.shape, y: output.shape, bias, transposed: false });
  const fastBack = context.backward
    ? fastConvolution(x, {
        ...shared,
        name: `${name}.backward`,
        axes: flipped,
        x: output.shape,
        y: x.shape,
        bias: null,
        transposed: true,
      })
    : null;
  const grouped = spec.groups > 1;
  const gradient = parameterGradients
    ? createBankGradient({ device, name, axes, x, output, parameters, weight })
    : null;
  const biasGradient = context.biasGradient && bias ? createChannelSum(device, `${name}.bias`, output) : null;

  return {
    forward() {
      const tail = tailSettings(context.tail, parameters);
      const uniforms = { ...axes, ...blockUniforms(weight, bias), ...tail.uniforms };
      if (x.lanes === "pixels") {
        device.run({
          kernel: "conv2d/forward-pixels.frag",
          inputs: { x: x.texture, ...tail.inputs },
          outputs: { y: output },
          uniforms: { ...uniforms, x_shape: x.shapeUniform },
          defines: { PIXELS: 1, ...columnDefines(axes, x, output), ...tail.defines },
        });
      } else if (fast) {
        fast.run(x, output, tail);
      } else {
        runConvolution(device, axes, x, output, { ...tail, uniforms }, grouped);
      }
    },
    backward(gradOutput, [gradInput]) {
      gradient?.run(gradOutput);
      if (bias) biasGradient?.addInto(gradOutput, parameters, bias);
      if (gradInput && fastBack) fastBack.run(gradOutput, gradInput, tailSettings(NO_TAIL, parameters));
      else if (gradInput) runGradInput(context, axes, flipped, gradOutput, gradInput, weight);
    },
    dispose() {
      gradient?.dispose();
      fast?.dispose();
      fastBack?.dispose();
      biasGradient?.dispose();
    },
  };
}

/** The special kernel for this kind of convolution, if there is one. */
function fastConvolution(x: Tensor, options: FastConvolutionOptions): FastConvolution | null {
  if (x.lanes !== "channels" || x.phases !== 4) return null;
  return createWinograd(options) ?? createDepthwise(options);
}

function runConvolution(
  device: Device,
  axes: ConvAxes,
  x: Tensor,
  y: Tensor,
  { inputs, uniforms, defines }: TailSettings,
  grouped: boolean,
): void {
  // A fragment's output blocks read the same input blocks, which those of groups do not.
  const shared = { inputs: { x, ...inputs }, outputs: { y }, uniforms, ...(grouped ? { blocks: 1 } : {}) };
  if (y.phases === 4) {
    const STEP = grouped || axes.KW > 1 ? 1 : stepOf(x.blocks);
    const columns = columnDefines(axes, x, y);
    device.run({ kernel: "conv2d/forward.frag", ...shared, defines: { ...columns, STEP, ...defines } });
  } else {
    device.run({ kernel: "conv2d/forward-narrow.frag", ...shared, defines: { KW: axes.KW, ...defines } });
  }
}

/** dx from dy: the transposed convolution for stride 1, a gather with divisibility tests otherwise. */
function runGradInput(
  { device, parameters }: Pick<KernelContext<Conv2dSpec>, "device" | "parameters">,
  axes: ConvAxes,
  flipped: ConvAxes,
  dy: Tensor,
  dx: Tensor,
  weight: ParameterView,
): void {
  const { inputs, defines } = tailSettings(NO_TAIL, parameters);
  const uniforms = { ...axes, ...blockUniforms(weight, null), conv_count: dy.blocks };
  if (axes.SX === 1 && axes.SY === 1 && weight.bank?.groups === 1) {
    const settings = { inputs, uniforms: { ...uniforms, ...flipped }, defines: { ...defines, TRANSPOSED: 1 } };
    runConvolution(device, flipped, dy, dx, settings, false);
    return;
  }
  device.run({
    kernel: "conv2d/grad-input.frag",
    inputs: { dy, ...inputs },
    outputs: { dx },
    uniforms,
    defines: { KW: axes.KW, ...defines },
  });
}
