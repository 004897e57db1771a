import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ConcatSpec } from "#nn/layers/concat.ts";
import type { KernelContext, LayerKernel } from "./kernel.ts";

/** Concatenates the channels of two inputs; backward, each input gets its channels of the gradient. */
export function createConcatKernel({ device, name, inputs: [a, b], output }: KernelContext<ConcatSpec>): LayerKernel {
  if (!a || !b) throw new Error(`${name} needs two inputs`);
  const isAligned = a.shape.c % 4 === 0;
  const forward = device.prepare({
    kernel: "concat/forward.frag",
    inputs: { a, b },
    outputs: { y: output },
    defines: isAligned ? { ALIGNED: 1 } : {},
  });
  const sliceFrom = (first: number) =>
    remembered((dy: Tensor, dx: Tensor) =>
      device.prepare({
        kernel: "concat/slice.frag",
        inputs: { dy },
        outputs: { dx },
        uniforms: { first },
        defines: first % 4 === 0 ? { ALIGNED: 1 } : {},
      }),
    );
  const [backToA, backToB] = [sliceFrom(0), sliceFrom(a.shape.c)];
  return {
    forward() {
      forward.run();
    },
    backward(dy, [da, db]) {
      if (da) backToA(dy, da).run();
      if (db) backToB(dy, db).run();
    },
    dispose() {},
  };
}
