import type { Device } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";

/** Writes softmax(logits) into a tensor of the logits' shape. */
export function softmax(device: Device, logits: Tensor, probabilities: Tensor): void {
  device.run({
    kernel: "softmax-cross-entropy/probabilities.frag",
    inputs: { z: logits },
    outputs: { dz: probabilities },
  });
}
