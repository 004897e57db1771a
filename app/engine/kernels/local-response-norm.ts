import { withoutOutput } from "#gpu/defines.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { LocalResponseNormSpec } from "#nn/layers/local-response-norm.ts";
import { type KernelContext, type LayerKernel, onlyInput } from "./kernel.ts";

/** Local response normalisation (Krizhevsky et al. 2012), `y = x / base^beta`; keeps the bases for the backward pass. */
export function createLocalResponseNormKernel(context: KernelContext<LocalResponseNormSpec>): LayerKernel {
  const { device, name, spec, output, backward, companion } = context;
  const x = onlyInput(context);
  const base = backward ? companion(`${name}.base`) : null;
  const { size, alpha, beta, k } = spec;
  // Window of channel c: c - size / 2 .. c + (size - 1) / 2, rounded down, as PyTorch pads.
  const uniforms = { reach: [Math.floor(size / 2), Math.floor((size - 1) / 2)], share: alpha / size, beta, k };
  const forward = device.prepare({
    kernel: "local-response-norm/forward.frag",
    inputs: { x },
    outputs: base ? { y: output, base } : { y: output },
    uniforms,
    defines: base ? { WITH_BASE: 1 } : withoutOutput("base"),
  });
  const back = remembered((dy: Tensor, dx: Tensor, divisors: Tensor) =>
    device.prepare({
      kernel: "local-response-norm/grad-input.frag",
      inputs: { x, dy, base: divisors },
      outputs: { dx },
      uniforms,
    }),
  );
  return {
    forward() {
      forward.run();
    },
    backward(dy, [dx]) {
      if (dx && base) back(dy, dx, base).run();
    },
    dispose() {
      base?.dispose();
    },
  };
}
