import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ChannelMaxPoolSpec } from "#nn/layers/channel-max-pool.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Maximum of each group of adjacent channels (maxout; Goodfellow et al. 2013). The gradient goes to the first that attains it. */
export function createChannelMaxPoolKernel(context: KernelContext<ChannelMaxPoolSpec>): LayerKernel {
  const { device, spec, output } = context;
  const x = onlyInput(context);
  const uniforms = { group: spec.groupSize };
  const forward = device.prepare({
    kernel: "channel-max-pool/forward.frag",
    inputs: { x },
    outputs: { y: output },
    uniforms,
  });
  const back = remembered((dy: Tensor, dx: Tensor) =>
    device.prepare({ kernel: "channel-max-pool/grad-input.frag", inputs: { x, dy }, outputs: { dx }, uniforms }),
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
