import { type Defines, withoutOutput } from "#gpu/defines.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { AdaptiveAvgPool2dSpec, AvgPool2dSpec, GlobalAvgPool2dSpec, MaxPool2dSpec } from "../types.ts";
import { columnDefines, distinctColumns } from "./conv-axes.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Settings of a window in the shaders' letters. */
function poolAxes({ kernel, stride, padding }: Pick<MaxPool2dSpec, "kernel" | "stride" | "padding">) {
  return {
    uniforms: { KH: kernel[0], SY: stride[0], PY: padding[0] },
    defines: { KW: kernel[1], SX: stride[1], PX: padding[1] },
    columns: (phases: number) =>
      distinctColumns({ KH: 1, KW: kernel[1], SY: 1, SX: stride[1], DY: 1, DX: 1, PY: 0, PX: padding[1] }, phases),
  };
}

/**
 * Windows that lie over the four phases of a texel column, relative to `4 / SX` times that column;
 * null where the stride does not divide the phases.
 */
function windowsOverPhases({ KW, SX, PX }: { KW: number; SX: number; PX: number }, phases: number): number[] | null {
  if (phases % SX !== 0) return null;
  const windows = new Set<number>();
  for (let p = 0; p < phases; p++) {
    for (let kx = 0; kx < KW; kx++) if ((p + PX - kx) % SX === 0) windows.add((p + PX - kx) / SX);
  }
  return [...windows].sort((a, b) => a - b);
}

/** Rows of a window that are unrolled at most. */
const MOST_ROWS = 8;

/** Defines of `pool2d/max.frag`: without tests where no window reaches over an edge. */
function maxDefines({ kernel, stride, padding }: MaxPool2dSpec, x: Tensor, y: Tensor): Defines {
  const [KH, KW] = kernel;
  const [SY, SX] = stride;
  const columns = columnDefines({ KH, KW, SY, SX, DY: 1, DX: 1, PY: padding[0], PX: padding[1] }, x, y);
  const reaches = (y.shape.h - 1) * SY + KH > x.shape.h || (y.shape.w - 1) * SX + KW > x.shape.w;
  if (reaches || padding[0] + padding[1] > 0 || KH > MOST_ROWS) return { ...columns, ROWS: 1 };
  return { ...columns, INNER_FROM: 0, INNER_TO: columns.TEXELS, INSIDE: 1, ROWS: KH };
}

/** Max pooling that remembers which tap won each window. */
export function createMaxPool2dKernel(
  context: KernelContext<MaxPool2dSpec>,
): LayerKernel & { readonly winner: Tensor | null } {
  const { device, name, output, backward, masksInput, tensor } = context;
  const x = onlyInput(context);
  const axes = poolAxes(context.spec);
  const winner = backward ? tensor(`${name}.winner`, output) : null;
  const defines = maxDefines(context.spec, x, output);
  return {
    winner,
    forward() {
      const flags: Defines = winner ? { WITH_WINNER: 1 } : withoutOutput("winner");
      device.run({
        kernel: "pool2d/max.frag",
        inputs: { x },
        outputs: winner ? { y: output, winner } : { y: output },
        uniforms: axes.uniforms,
        defines: { ...defines, ...flags },
      });
    },
    backward(dy, [dx]) {
      if (!dx || !winner) return;
      const windows = windowsOverPhases(axes.defines, dx.phases);
      device.run({
        kernel: "pool2d/max-grad-input.frag",
        inputs: { dy, winner, ...(masksInput ? { x } : {}) },
        outputs: { dx },
        uniforms: axes.uniforms,
        defines: {
          ...axes.defines,
          ...(masksInput ? { MASKED: 1 } : {}),
          ...(axes.uniforms.KH <= axes.uniforms.SY ? { ONE_ROW: 1 } : {}),
          ...(windows ? { ALIGNED: 1, WINDOWS: windows } : { WINDOWS: [] }),
        },
      });
    },
    dispose() {
      winner?.dispose();
    },
  };
}

/** Mean pooling; see `shaders/lib/mean-window.glsl` for what a window divides by. */
export function createAvgPool2dKernel(context: KernelContext<AvgPool2dSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const axes = poolAxes(spec);
  const uniforms = { ...axes.uniforms, include_padding: spec.countIncludePad ? 1 : 0 };
  return {
    forward() {
      const defines = { ...axes.defines, COLUMNS: axes.columns(output.phases) };
      device.run({ kernel: "pool2d/mean.frag", inputs: { x }, outputs: { y: output }, uniforms, defines });
    },
    backward(dy, [dx]) {
      if (dx)
        device.run({
          kernel: "pool2d/mean-grad-input.frag",
          inputs: { dy },
          outputs: { dx },
          uniforms,
          defines: axes.defines,
        });
    },
    dispose() {},
  };
}

/** Mean over all pixels of each channel. */
export function createGlobalAvgPool2dKernel(context: KernelContext<GlobalAvgPool2dSpec>): LayerKernel {
  const { device, output } = context;
  const x = onlyInput(context);
  return {
    forward() {
      device.run({ kernel: "pool2d/global-mean.frag", inputs: { x }, outputs: { y: output } });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "pool2d/global-mean-grad-input.frag", inputs: { dy }, outputs: { dx } });
    },
    dispose() {},
  };
}

/** Mean over windows that divide the map into a given size. */
export function createAdaptiveAvgPool2dKernel(context: KernelContext<AdaptiveAvgPool2dSpec>): LayerKernel {
  const { device, output } = context;
  const x = onlyInput(context);
  return {
    forward() {
      device.run({ kernel: "pool2d/adaptive-mean.frag", inputs: { x }, outputs: { y: output } });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "pool2d/adaptive-mean-grad-input.frag", inputs: { dy }, outputs: { dx } });
    },
    dispose() {},
  };
}
