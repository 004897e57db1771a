import type { PrimitiveSpec } from "#nn/types.ts";

/** Layers that note something beside each value, for their backward pass: which tap won, what was divided by. */
const NOTING: ReadonlySet<PrimitiveSpec["type"]> = new Set(["max_pool2d", "local_response_norm"]);

/** Tensors of its output's shape that a layer writes at once, the output among them. */
export function tensorsWritten({ type }: PrimitiveSpec, backward: boolean): 1 | 2 {
  return backward && NOTING.has(type) ? 2 : 1;
}
