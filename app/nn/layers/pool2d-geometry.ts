import type { MaxPool2dSpec, Shape } from "../types.ts";

/** Where a pool's windows lie. `padY`, `padX` are the pixels of padding on each side. */
export interface PoolGeometry {
  /** Output shape; a size less than 1 where the window does not fit (`infer` refuses that). */
  readonly out: Shape;
  readonly padY: number;
  readonly padX: number;
}

/**
 * Number of windows on one axis. With `ceilMode` a last window may hang over the right edge, but
 * only if it starts inside the input or the left padding: PyTorch's rule.
 */
function poolAxis(size: number, kernel: number, stride: number, pad: number, ceilMode: boolean): number {
  const room = size + 2 * pad - kernel;
  if (!ceilMode) return Math.floor(room / stride) + 1;
  const out = Math.ceil(room / stride) + 1;
  return (out - 1) * stride >= size + pad ? out - 1 : out;
}

/** Output shape of max and average pooling, as PyTorch computes it. */
export function poolGeometry(
  spec: Pick<MaxPool2dSpec, "kernel" | "stride" | "padding" | "ceilMode">,
  input: Shape,
): PoolGeometry {
  const { kernel, stride, padding, ceilMode } = spec;
  return {
    out: {
      c: input.c,
      h: poolAxis(input.h, kernel[0], stride[0], padding[0], ceilMode),
      w: poolAxis(input.w, kernel[1], stride[1], padding[1], ceilMode),
    },
    padY: padding[0],
    padX: padding[1],
  };
}
