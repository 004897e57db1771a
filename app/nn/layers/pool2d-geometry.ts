import type { Pair, Shape } from "../vocabulary.ts";

/** Settings shared by both kinds of pooling. */
export interface PoolWindow {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  /** Rounds output sizes up instead of down (PyTorch's `ceil_mode`). */
  readonly ceilMode: boolean;
}

/** The positions of a pool's windows. `padY`, `padX` are the pixels of padding on each side. */
export interface PoolGeometry {
  /** Output shape; a size less than 1 if the window does not fit (`infer` refuses that). */
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
export function poolGeometry({ kernel, stride, padding, ceilMode }: PoolWindow, input: Shape): PoolGeometry {
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
