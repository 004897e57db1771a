import type { Tensor } from "#gpu/tensor.ts";
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import type { Conv2dSpec } from "#nn/layers/conv2d.ts";
import { createBankGradient } from "./bank-gradient.ts";
import type { ConvAxes } from "./conv-axes.ts";
import { type Convolution, createConvolution, type Placed } from "./convolution.ts";
import { createInputGradient } from "./input-gradient.ts";
import type { KernelContext, LayerKernel } from "./kernel.ts";
import { NO_EPILOGUE, epilogueSettings } from "./epilogue.ts";

/**
 * Convolution, forward and backward. Sizes and padding as in Dumoulin and Visin 2016, "A guide to convolution arithmetic for
 * deep learning"; the derivations are at the top of `shaders/conv2d/*.frag`.
 */
export function createConv2dKernel(context: KernelContext<Conv2dSpec>): LayerKernel {
  const { device, name, spec, inputs, output, parameters, weight, bias, scratch, bug } = context;
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
  const backAxes: ConvAxes = bug === "stride" ? { ...axes, SY: 1, SX: 1 } : axes;
  const shared = { device, parameters, weight, scratch };
  const convolution = createConvolution({
    ...shared,
    axes,
    name,
    x: placed(x),
    y: placed(output),
    bias,
    transposed: false,
    epilogue: epilogueSettings(context.epilogue, parameters),
  });
  const gradientTo = (dy: Tensor, dx: Tensor): Convolution =>
    createInputGradient({
      ...shared,
      axes: backAxes,
      name,
      bug,
      x: placed(dy),
      y: placed(dx),
      epilogue: epilogueSettings(NO_EPILOGUE, parameters),
    });
  // Made now, so that filters too large for the device are refused while the network is built. That of an image with four
  // pixels to a texel is made only when it is needed, because the gradient has another layout.
  let inputGradient = context.backward && x.lanes === "channels" ? gradientTo(output, x) : null;
  const gradient = context.parameterGradients
    ? createBankGradient({ ...context, axes: backAxes, x, weight, bias: context.biasGradient ? bias : null })
    : null;

  return {
    forward() {
      convolution.run(x, output);
    },
    backward(gradOutput, [gradInput]) {
      gradient?.run(gradOutput);
      if (!gradInput) return;
      inputGradient ??= gradientTo(gradOutput, gradInput);
      inputGradient.run(gradOutput, gradInput);
    },
    dispose() {},
  };
}

function placed({ shape, lanes, phases }: Tensor): Placed {
  return { ...shape, lanes, phases };
}
