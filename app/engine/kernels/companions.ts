import type { Device } from "#gpu/device.ts";
import type { PrimitiveSpec } from "#nn/types.ts";

/** Layers that store something with each output value for their backward pass: which tap won, or the divisor's base. */
const NOTING: ReadonlySet<PrimitiveSpec["type"]> = new Set(["max_pool2d", "local_response_norm"]);

/**
 * How many tensors of the output's shape (the output included) a layer's draw writes at once: the channel blocks of each are
 * folded accordingly (`TensorOptions.together`). On software renderers always 1, although two then take more draws: those cost
 * little there, whereas layers that read the output would take a third longer if it were folded further.
 */
export function tensorsWritten({ type }: PrimitiveSpec, backward: boolean, { isSoftware }: Device): 1 | 2 {
  return backward && !isSoftware && NOTING.has(type) ? 2 : 1;
}
