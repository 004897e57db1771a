import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { UpsampleSpec } from "#nn/layers/upsample.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Upsampling by an integer factor, nearest or bilinear. */
export function createUpsampleKernel(context: KernelContext<UpsampleSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const uniforms = { factor: spec.factor };
  const defines = spec.mode === "bilinear" ? { BILINEAR: 1 } : {};
  const forward = device.prepare({
    kernel: "upsample/forward.frag",
    inputs: { x },
    outputs: { y: output },
    uniforms,
    defines,
  });
  const back = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({ kernel: "upsample/grad-input.frag", inputs: { dy }, outputs: { dx }, uniforms, defines }),
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
