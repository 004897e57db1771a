import type { Device } from "#gpu/device.ts";
import { type Prepared, remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { FlattenSpec } from "#nn/layers/flatten.ts";
import type { UnflattenSpec } from "#nn/layers/unflatten.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Pixels to channels, in PyTorch's order. */
function toVector(device: Device, x: Tensor, y: Tensor): Prepared {
  return device.prepare({ kernel: "flatten/forward.frag", inputs: { x }, outputs: { y } });
}

/** Channels to pixels: the inverse. */
function toImage(device: Device, dy: Tensor, dx: Tensor): Prepared {
  return device.prepare({ kernel: "flatten/grad-input.frag", inputs: { dy }, outputs: { dx } });
}

type Way = typeof toVector;

function createKernel(context: KernelContext<FlattenSpec | UnflattenSpec>, there: Way, back: Way): LayerKernel {
  const { device, output } = context;
  const forward = there(device, onlyInput(context), output);
  const backward = remembered((dy: Tensor, dx: Tensor) => back(device, dy, dx));
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx) backward(dy, dx).run();
    },
    dispose() {},
  };
}

/** Pixels to channels, where a dense layer cannot read the image as it is. */
export function createFlattenKernel(context: KernelContext<FlattenSpec>): LayerKernel {
  return createKernel(context, toVector, toImage);
}

/** Channels to pixels: forward and backward of flatten exchanged. */
export function createUnflattenKernel(context: KernelContext<UnflattenSpec>): LayerKernel {
  return createKernel(context, toImage, toVector);
}
