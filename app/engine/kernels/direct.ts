import { columnDefines, groupDefines, stepOf } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { packFilters } from "./filters.ts";

/** Any convolution whose outputs lie in four phases: each sum as it is written. Filters are packed for it. */
export function createDirect(options: ConvolutionOptions): Convolution {
  const { device, axes, bias } = options;
  const pixels = options.x.lanes === "pixels";
  const { packed, grouped, uniforms, defines } = packFilters(options);
  return {
    run(x, y, epilogue) {
      const STEP = grouped || axes.KW > 1 ? 1 : stepOf(x.blocks);
      device.run({
        kernel: pixels ? "conv2d/forward-pixels.frag" : "conv2d/forward.frag",
        inputs: { x: pixels ? x.texture : x, w: packed.fresh(), ...epilogue.inputs },
        outputs: { y },
        uniforms: {
          ...axes,
          ...uniforms,
          bias_base: bias?.base ?? -1,
          x_shape: x.shapeUniform,
          ...epilogue.uniforms,
        },
        defines: {
          ...columnDefines(axes, x, y),
          ...(pixels ? { PIXELS: 1 } : { STEP }),
          ...defines,
          ...groupDefines(options.weight),
          ...epilogue.defines,
        },
        // A fragment's output blocks read the same input blocks, which those of groups do not.
        ...(grouped ? { blocks: 1 } : {}),
      });
    },
  };
}
