import type { Tensor } from "#gpu/tensor.ts";
import type { ConcatSpec } from "#nn/layers/concat.ts";
import type { KernelContext, LayerKernel } from "./kernel.ts";

/** The channels of two inputs one after the other; backward, each gets its part of the gradient. */
export function createConcatKernel({ device, name, inputs: [a, b], output }: KernelContext<ConcatSpec>): LayerKernel {
  if (!a || !b) throw new Error(`${name} needs two inputs`);
  const isAligned = a.shape.c % 4 === 0;
  const defines = isAligned ? { ALIGNED: 1 } : {};
  const slice = (dy: Tensor, dx: Tensor, first: number): void =>
    device.run({
      kernel: "concat/slice.frag",
      inputs: { dy },
      outputs: { dx },
      uniforms: { first },
      defines: first % 4 === 0 ? { ALIGNED: 1 } : {},
    });
  return {
    forward() {
      device.run({ kernel: "concat/forward.frag", inputs: { a, b }, outputs: { y: output }, defines });
    },
    backward(dy, [da, db]) {
      if (da) slice(dy, da, 0);
      if (db) slice(dy, db, a.shape.c);
    },
    dispose() {},
  };
}
