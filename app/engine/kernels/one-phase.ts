import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { blockUniforms, groupDefines } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";

/**
 * A convolution whose outputs lie in one phase: one program serves all that have filters of the same width. Filters are
 * read from the parameters, without packing.
 */
export function createOnePhase({ device, axes, weight, bias, transposed, epilogue }: ConvolutionOptions): Convolution {
  const grouped = (weight.bank?.groups ?? 1) > 1;
  const launch = remembered((x: Tensor, y: Tensor) =>
    device.prepare({
      kernel: "conv2d/forward-one-phase.frag",
      inputs: { x, ...epilogue.inputs },
      outputs: { y },
      uniforms: {
        ...axes,
        ...blockUniforms(weight, bias),
        ...(transposed ? { conv_count: x.blocks } : {}),
        ...epilogue.uniforms,
      },
      defines: { KW: axes.KW, ...(transposed ? { TRANSPOSED: 1 } : groupDefines(weight)), ...epilogue.defines },
      // The output blocks of a fragment have to read the same input blocks; those of different groups do not.
      ...(grouped ? { blocks: 1 } : {}),
    }),
  );
  return { run: (x, y) => launch(x, y).run() };
}
