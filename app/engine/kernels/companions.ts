import type { Device } from "#gpu/device.ts";
import type { PrimitiveSpec } from "#nn/types.ts";

/** Layers that note something beside each value, for their backward pass: which tap won, what was divided by. */
const NOTING: ReadonlySet<PrimitiveSpec["type"]> = new Set(["max_pool2d", "local_response_norm"]);

/**
 * Tensors of its output's shape that a layer writes at once, the output among them. In software a layer notes in draws of its
 * own: they cost little, and the layers that read its output a third more where its blocks are folded to make room.
 */
export function tensorsWritten({ type }: PrimitiveSpec, backward: boolean, { isSoftware }: Device): 1 | 2 {
  return backward && !isSoftware && NOTING.has(type) ? 2 : 1;
}
