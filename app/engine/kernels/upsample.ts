import type { UpsampleSpec } from "#nn/layers/upsample.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Upsampling by a whole factor, nearest or bilinear. */
export function createUpsampleKernel(context: KernelContext<UpsampleSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const uniforms = { factor: spec.factor };
  const defines = spec.mode === "bilinear" ? { BILINEAR: 1 } : {};
  return {
    forward() {
      device.run({ kernel: "upsample/forward.frag", inputs: { x }, outputs: { y: output }, uniforms, defines });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "upsample/grad-input.frag", inputs: { dy }, outputs: { dx }, uniforms, defines });
    },
    dispose() {},
  };
}
