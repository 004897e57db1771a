import type { FlattenSpec } from "#nn/layers/flatten.ts";
import type { UnflattenSpec } from "#nn/layers/unflatten.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Pixels to channels in PyTorch's order, where a dense layer cannot read the image as it is. */
export function createFlattenKernel(context: KernelContext<FlattenSpec>): LayerKernel {
  const { device, output } = context;
  const x = onlyInput(context);
  return {
    forward() {
      device.run({ kernel: "flatten/forward.frag", inputs: { x }, outputs: { y: output } });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "flatten/grad-input.frag", inputs: { dy }, outputs: { dx } });
    },
    dispose() {},
  };
}

/** Channels to pixels: what flatten does on its way back. */
export function createUnflattenKernel(context: KernelContext<UnflattenSpec>): LayerKernel {
  const { device, output } = context;
  const x = onlyInput(context);
  return {
    forward() {
      device.run({ kernel: "flatten/grad-input.frag", inputs: { dy: x }, outputs: { dx: output } });
    },
    backward(dy, [dx]) {
      if (dx) device.run({ kernel: "flatten/forward.frag", inputs: { x: dy }, outputs: { y: dx } });
    },
    dispose() {},
  };
}
