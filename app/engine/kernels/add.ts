import type { Device } from "#gpu/device.ts";
import type { Prepared } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { AddSpec } from "#nn/layers/add.ts";
import type { KernelContext, LayerKernel } from "./kernel.ts";

/** `y = a + b` for two tensors of one shape. */
export function sumOf(device: Device, a: Tensor, b: Tensor, y: Tensor): Prepared {
  return device.prepare({ kernel: "residual/add.frag", inputs: { a, b }, outputs: { y } });
}

/** The sum that closes a residual block. Both inputs have the output's gradient: the executor passes it on without a copy. */
export function createAddKernel({ device, name, inputs: [a, b], output }: KernelContext<AddSpec>): LayerKernel {
  if (!a || !b) throw new Error(`${name} needs two inputs`);
  const forward = sumOf(device, a, b, output);
  return {
    forward() {
      forward.run();
    },
    backward() {},
    dispose() {},
  };
}
