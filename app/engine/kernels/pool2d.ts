import { type Defines, withoutOutput } from "#gpu/defines.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { AdaptiveAvgPool2dSpec } from "#nn/layers/adaptive-avg-pool2d.ts";
import type { AvgPool2dSpec } from "#nn/layers/avg-pool2d.ts";
import type { GlobalAvgPool2dSpec } from "#nn/layers/global-avg-pool2d.ts";
import type { MaxPool2dSpec } from "#nn/layers/max-pool2d.ts";
import type { PrimitiveSpec } from "#nn/types.ts";
import { columnDefines, outputsOver } from "./conv-axes.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Settings of a window, under the shaders' names. */
function poolAxes({ kernel, stride, padding }: Pick<MaxPool2dSpec, "kernel" | "stride" | "padding">) {
  return {
    uniforms: { KH: kernel[0], SY: stride[0], PY: padding[0] },
    defines: { KW: kernel[1], SX: stride[1], PX: padding[1] },
  };
}

/** Defines of the columns that a window reads, as for a convolution. */
function windowColumns(
  { kernel, stride, padding }: Pick<MaxPool2dSpec, "kernel" | "stride" | "padding">,
  x: Tensor,
  y: Tensor,
) {
  const [[KH, KW], [SY, SX], [PY, PX]] = [kernel, stride, padding];
  return columnDefines({ KH, KW, SY, SX, DY: 1, DX: 1, PY, PX }, x, y);
}

/** Defines for the gradient of a pool; see `outputsOver`. */
function windowsOver({ KW, SX, PX }: { KW: number; SX: number; PX: number }, phases: number): Defines {
  const windows = outputsOver({ KW, SX, DX: 1, PX }, phases);
  return windows ? { ALIGNED: 1, LEFT: windows.left, WINDOWS: windows.offsets } : { WINDOWS: [] };
}

/** Most rows of a window that are unrolled. */
const MOST_ROWS = 8;

/** Defines of `pool2d/max.frag`: without border tests where no window reaches beyond the image. */
function maxDefines(spec: MaxPool2dSpec, x: Tensor, y: Tensor): Defines {
  const { kernel, stride, padding } = spec;
  const [KH, KW] = kernel;
  const [SY, SX] = stride;
  const columns = windowColumns(spec, x, y);
  const reaches = (y.shape.h - 1) * SY + KH > x.shape.h || (y.shape.w - 1) * SX + KW > x.shape.w;
  if (reaches || padding[0] + padding[1] > 0 || KH > MOST_ROWS) return { ...columns, ROWS: 1 };
  return { ...columns, INNER_FROM: 0, INNER_TO: columns.TEXELS, INSIDE: 1, ROWS: KH };
}

/** Max pooling that remembers which tap won each window. */
export function createMaxPool2dKernel(
  context: KernelContext<MaxPool2dSpec>,
): LayerKernel & { readonly winner: Tensor | null } {
  const { device, name, spec, output, backward, masksInput, companion, bug } = context;
  const x = onlyInput(context);
  const axes = poolAxes(spec);
  const backAxes = poolAxes(bug === "stride" ? { ...spec, stride: [1, 1] } : spec);
  const winner = backward ? companion(`${name}.winner`) : null;
  const forward = device.prepare({
    kernel: "pool2d/max.frag",
    inputs: { x },
    outputs: winner ? { y: output, winner } : { y: output },
    uniforms: axes.uniforms,
    defines: { ...maxDefines(spec, x, output), ...(winner ? { WITH_WINNER: 1 } : withoutOutput("winner")) },
  });
  const back = remembered((dy: Tensor, dx: Tensor, won: Tensor) =>
    device.prepare({
      kernel: "pool2d/max-grad-input.frag",
      inputs: { dy, winner: won, ...(masksInput ? { x } : {}) },
      outputs: { dx },
      uniforms: backAxes.uniforms,
      defines: {
        ...backAxes.defines,
        ...(masksInput ? { MASKED: 1 } : {}),
        ...(backAxes.uniforms.KH <= backAxes.uniforms.SY ? { ONE_ROW: 1 } : {}),
        ...windowsOver(backAxes.defines, dx.phases),
      },
    }),
  );
  return {
    winner,
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx && winner) back(dy, dx, winner).run();
    },
    dispose() {
      winner?.dispose();
    },
  };
}

/** Average pooling; see `shaders/lib/mean-window.glsl` for the number that a window's sum is divided by. */
export function createAvgPool2dKernel(context: KernelContext<AvgPool2dSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const axes = poolAxes(spec);
  const uniforms = { ...axes.uniforms, include_padding: spec.countIncludePad ? 1 : 0 };
  const forward = device.prepare({
    kernel: "pool2d/mean.frag",
    inputs: { x },
    outputs: { y: output },
    uniforms,
    defines: windowColumns(spec, x, output),
  });
  const back = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({
      kernel: "pool2d/mean-grad-input.frag",
      inputs: { dy },
      outputs: { dx },
      uniforms,
      defines: { ...axes.defines, ...windowsOver(axes.defines, dx.phases) },
    }),
  );
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx) back(dy, dx).run();
    },
    dispose() {},
  };
}

/** Average pooling whose windows follow from the sizes alone: `kernel` and its gradient. */
function createPlainMean(context: KernelContext<PrimitiveSpec>, kernel: string): LayerKernel {
  const { device, output } = context;
  const forward = device.prepare({
    kernel: `${kernel}.frag`,
    inputs: { x: onlyInput(context) },
    outputs: { y: output },
  });
  const back = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({ kernel: `${kernel}-grad-input.frag`, inputs: { dy }, outputs: { dx } }),
  );
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx) back(dy, dx).run();
    },
    dispose() {},
  };
}

/** Mean over all pixels of each channel. */
export function createGlobalAvgPool2dKernel(context: KernelContext<GlobalAvgPool2dSpec>): LayerKernel {
  return createPlainMean(context, "pool2d/global-mean");
}

/** Adaptive average pooling: the windows divide the input into an output of a given size. */
export function createAdaptiveAvgPool2dKernel(context: KernelContext<AdaptiveAvgPool2dSpec>): LayerKernel {
  return createPlainMean(context, "pool2d/adaptive-mean");
}
