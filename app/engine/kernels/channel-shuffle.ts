import { type Prepared, remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ChannelShuffleSpec } from "#nn/layers/channel-shuffle.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/**
 * Channel shuffle (ShuffleNet; Zhang et al. 2018). Its backward pass is a shuffle too, with the number of groups and the
 * channels per group exchanged.
 */
export function createChannelShuffleKernel(context: KernelContext<ChannelShuffleSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const shuffle = (from: Tensor, to: Tensor, groups: number): Prepared =>
    device.prepare({
      kernel: "channel-shuffle/forward.frag",
      inputs: { x: from },
      outputs: { y: to },
      uniforms: { groups },
    });
  const forward = shuffle(x, output, spec.groups);
  const back = remembered((dy: Tensor, dx: Tensor) => shuffle(dy, dx, x.shape.c / spec.groups));
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
