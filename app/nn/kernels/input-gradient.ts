import { type ConvAxes, blockUniforms } from "./conv-axes.ts";
import { type Convolution, type ConvolutionOptions, createConvolution } from "./convolution.ts";
import { createDepthwise } from "./depthwise.ts";

/**
 * The gradient of a convolution to its input, from the gradient `x` of its output: a convolution itself for stride 1
 * without groups, or with one for each channel; a gather with divisibility tests otherwise. `axes` are the forward ones.
 */
export function createInputGradient(options: Omit<ConvolutionOptions, "bias" | "transposed">): Convolution {
  const { axes, weight, x, y } = options;
  if (axes.SX * axes.SY === 1) {
    const flipped = { ...options, axes: flippedAxes(axes), bias: null, transposed: true };
    if (weight.bank?.groups === 1) return createConvolution(flipped);
    const depthwise = x.phases * y.phases > 1 ? createDepthwise(flipped) : null;
    if (depthwise) return depthwise;
  }
  return createGather(options);
}

/** The axes of the convolution of stride 1 that goes back through another. */
function flippedAxes(axes: ConvAxes): ConvAxes {
  const { KH, KW, DY, DX, PY, PX } = axes;
  return { ...axes, PY: (KH - 1) * DY - PY, PX: (KW - 1) * DX - PX };
}

function createGather({ device, axes, weight }: Pick<ConvolutionOptions, "device" | "axes" | "weight">): Convolution {
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
    dispose() {},
  };
}
