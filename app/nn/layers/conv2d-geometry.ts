import type { Padding, Pair, Shape } from "../vocabulary.ts";

/** The settings of a convolution that determine its windows. */
export interface ConvWindow {
  readonly channels: number;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Padding;
  readonly dilation: Pair;
}

/** One axis of a sliding window over a padded line of pixels. */
export interface AxisGeometry {
  /** Output size; less than 1 if the window does not fit. */
  readonly out: number;
  /** Zeros before the first pixel, and after the last. */
  readonly before: number;
  readonly after: number;
  /** Pixels from the first to the last tap: `dilation (kernel - 1) + 1`. */
  readonly extent: number;
}

/** The positions of a convolution's windows. `padY`, `padX` are the zeros before the first pixel. */
export interface ConvGeometry {
  /** Output shape; a size less than 1 if the kernel does not fit (`infer` refuses that). */
  readonly out: Shape;
  readonly padY: number;
  readonly padX: number;
  /** Zeros after the last pixel. */
  readonly padAfterY: number;
  readonly padAfterX: number;
  /** Pixels that the dilated kernel spans. */
  readonly extentY: number;
  readonly extentX: number;
}

function convAxis(
  size: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding,
  axis: 0 | 1,
): AxisGeometry {
  const reach = dilation * (kernel - 1);
  const extent = reach + 1;
  if (padding === "same") {
    const out = Math.ceil(size / stride);
    const before = Math.floor(reach / 2);
    return { out, before, after: Math.max(0, (out - 1) * stride + reach - before - (size - 1)), extent };
  }
  const pad = padding === "valid" ? 0 : padding[axis];
  return { out: Math.floor((size + 2 * pad - extent) / stride) + 1, before: pad, after: pad, extent };
}

/**
 * Output shape and padding of a convolution, as PyTorch computes them. `"same"` puts
 * `floor(dilation (kernel - 1) / 2)` zeros before and the rest after, so that the output has
 * `ceil(size / stride)` pixels; with stride 1 that is PyTorch's `padding="same"`, for even kernels too.
 */
export function convGeometry(spec: ConvWindow, input: Shape): ConvGeometry {
  const { kernel, stride, dilation, padding } = spec;
  const y = convAxis(input.h, kernel[0], stride[0], dilation[0], padding, 0);
  const x = convAxis(input.w, kernel[1], stride[1], dilation[1], padding, 1);
  return {
    out: { c: spec.channels, h: y.out, w: x.out },
    padY: y.before,
    padX: x.before,
    padAfterY: y.after,
    padAfterX: x.after,
    extentY: y.extent,
    extentX: x.extent,
  };
}
