import type { Device } from "#gpu/device.ts";
import type { PrimitiveSpec } from "#nn/types.ts";

/** Layers that store something with each output value for their backward pass: which tap won, or the divisor's base. */
const NOTING: ReadonlySet<PrimitiveSpec["type"]> = new Set(["max_pool2d", "local_response_norm"]);

/**
 * Number of tensors of the output's shape that a layer writes in one draw, its output included. On software renderers the
 * second has draws of its own: they cost little there, whereas layers that read the output would take a third longer if its
 * blocks were folded to make room for the second.
 */
export function tensorsWritten({ type }: PrimitiveSpec, backward: boolean, { isSoftware }: Device): 1 | 2 {
  return backward && !isSoftware && NOTING.has(type) ? 2 : 1;
}
