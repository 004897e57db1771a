import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { PlacedFilters } from "../parameters/filter-pages.ts";
import { columnDefines, groupDefines, stepOf } from "./conv-axes.ts";
import type { Convolution, ConvolutionOptions } from "./convolution.ts";
import { packFilters } from "./filters.ts";

/** Any convolution whose outputs lie in four phases, summed as its definition says. Filters are packed for it. */
export function createDirect(options: ConvolutionOptions): Convolution {
  const { device, axes, bias, epilogue } = options;
  const pixels = options.x.lanes === "pixels";
  const filters = packFilters(options);
  const launch = remembered((x: Tensor, y: Tensor, placed: PlacedFilters) => {
    const STEP = filters.grouped || axes.KW > 1 ? 1 : stepOf(x.blocks);
    return device.prepare({
      kernel: pixels ? "conv2d/forward-pixels.frag" : "conv2d/forward.frag",
      inputs: { x: pixels ? x.texture : x, w: placed.texture, ...epilogue.inputs },
      outputs: { y },
      uniforms: {
        ...axes,
        ...filters.uniforms,
        filters_row: placed.row,
        bias_base: bias?.base ?? -1,
        x_shape: x.shapeUniform,
        ...epilogue.uniforms,
      },
      defines: {
        ...columnDefines(axes, x, y),
        ...(pixels ? { PIXELS: 1 } : { STEP }),
        ...filters.defines,
        ...groupDefines(options.weight),
        ...epilogue.defines,
      },
      // The output blocks of a fragment have to read the same input blocks; those of different groups do not.
      ...(filters.grouped ? { blocks: 1 } : {}),
    });
  });
  return { run: (x, y) => launch(x, y, filters.fresh()).run() };
}
