/** Layers in plain loops and double precision, independent of the kernels: the reference for the sweep. */
import type { PrimitiveSpec, Shape } from "#nn/types.ts";

export type Numbers = Float64Array;
/** A layer's tensors by name: `x`, and `weight` and `bias` where it has them. All in PyTorch's order. */
export interface LayerInputs {
  readonly n: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly tensors: Readonly<Record<string, Numbers>>;
}

/** Calls `visit(n, c, y, x, index)` for each value of a batch in NCHW order. */
function each(n: number, { c, h, w }: Shape, visit: (n: number, c: number, y: number, x: number, i: number) => void) {
  let i = 0;
  for (let a = 0; a < n; a++)
    for (let b = 0; b < c; b++) for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) visit(a, b, y, x, i++);
}

type At = (n: number, c: number, y: number, x: number) => number;

/** Zeros before the first pixel of "same" padding, else what is asked for. */
function padOf(padding: Extract<PrimitiveSpec, { type: "conv2d" }>["padding"], axis: 0 | 1, reach: number): number {
  if (padding === "same") return Math.floor(reach / 2);
  return padding === "valid" ? 0 : padding[axis];
}

function convolution(spec: Extract<PrimitiveSpec, { type: "conv2d" }>, of: LayerInputs, at: At): Numbers {
  const { input, output, n, tensors } = of;
  const [kh, kw] = spec.kernel;
  const depth = input.c / spec.groups;
  const perGroup = spec.channels / spec.groups;
  const padY = padOf(spec.padding, 0, (kh - 1) * spec.dilation[0]);
  const padX = padOf(spec.padding, 1, (kw - 1) * spec.dilation[1]);
  const weight = tensors["weight"] ?? new Float64Array();
  const y = new Float64Array(n * output.c * output.h * output.w);
  each(n, output, (a, co, oy, ox, i) => {
    let sum = tensors["bias"]?.[co] ?? 0;
    const first = Math.floor(co / perGroup) * depth;
    for (let ci = 0; ci < depth; ci++) {
      for (let ky = 0; ky < kh; ky++) {
        for (let kx = 0; kx < kw; kx++) {
          const iy = oy * spec.stride[0] - padY + ky * spec.dilation[0];
          const ix = ox * spec.stride[1] - padX + kx * spec.dilation[1];
          if (iy < 0 || ix < 0 || iy >= input.h || ix >= input.w) continue;
          sum += (weight[((co * depth + ci) * kh + ky) * kw + kx] ?? 0) * at(a, first + ci, iy, ix);
        }
      }
    }
    y[i] = sum;
  });
  return y;
}

function pooling(
  spec: Extract<PrimitiveSpec, { type: "max_pool2d" | "avg_pool2d" }>,
  of: LayerInputs,
  at: At,
): Numbers {
  const { input, output, n } = of;
  const y = new Float64Array(n * output.c * output.h * output.w);
  each(n, output, (a, c, oy, ox, i) => {
    const [top, left] = [oy * spec.stride[0] - spec.padding[0], ox * spec.stride[1] - spec.padding[1]];
    const bottom = Math.min(top + spec.kernel[0], input.h + spec.padding[0]);
    const right = Math.min(left + spec.kernel[1], input.w + spec.padding[1]);
    let [sum, best, count] = [0, Number.NEGATIVE_INFINITY, 0];
    for (let iy = Math.max(0, top); iy < Math.min(bottom, input.h); iy++) {
      for (let ix = Math.max(0, left); ix < Math.min(right, input.w); ix++) {
        const value = at(a, c, iy, ix);
        sum += value;
        best = Math.max(best, value);
        count++;
      }
    }
    if (spec.type === "max_pool2d") y[i] = best;
    else y[i] = sum / (spec.countIncludePad ? (bottom - top) * (right - left) : count);
  });
  return y;
}

function batchNorm(spec: Extract<PrimitiveSpec, { type: "batch_norm" }>, of: LayerInputs, at: At): Numbers {
  const { input, n, tensors } = of;
  const count = n * input.h * input.w;
  const mean = new Float64Array(input.c);
  const variance = new Float64Array(input.c);
  each(n, input, (a, c, y, x) => (mean[c] = (mean[c] ?? 0) + at(a, c, y, x) / count));
  each(n, input, (a, c, y, x) => (variance[c] = (variance[c] ?? 0) + (at(a, c, y, x) - (mean[c] ?? 0)) ** 2 / count));
  const y = new Float64Array(count * input.c);
  each(n, input, (a, c, row, x, i) => {
    const normal = (at(a, c, row, x) - (mean[c] ?? 0)) / Math.sqrt((variance[c] ?? 0) + spec.eps);
    y[i] = (tensors["weight"]?.[c] ?? 1) * normal + (tensors["bias"]?.[c] ?? 0);
  });
  return y;
}

/** Where an enlarged axis reads from, with align_corners=False. */
function source(o: number, factor: number): number {
  return Math.max(0, (o + 0.5) / factor - 0.5);
}

/** The layer's output for a batch, in NCHW order. */
export function referenceForward(spec: PrimitiveSpec, of: LayerInputs): Numbers {
  const { input, output, n, tensors } = of;
  const data = tensors["x"] ?? new Float64Array();
  const at: At = (a, c, y, x) => data[((a * input.c + c) * input.h + y) * input.w + x] ?? 0;
  const map = (value: (n: number, c: number, y: number, x: number) => number): Numbers => {
    const y = new Float64Array(n * output.c * output.h * output.w);
    each(n, output, (a, c, row, x, i) => (y[i] = value(a, c, row, x)));
    return y;
  };
  switch (spec.type) {
    case "conv2d":
      return convolution(spec, of, at);
    case "max_pool2d":
    case "avg_pool2d":
      return pooling(spec, of, at);
    case "batch_norm":
      return batchNorm(spec, of, at);
    case "dense": {
      const weight = tensors["weight"] ?? new Float64Array();
      return map((a, unit) => {
        let sum = tensors["bias"]?.[unit] ?? 0;
        for (let c = 0; c < input.c; c++) sum += (weight[unit * input.c + c] ?? 0) * at(a, c, 0, 0);
        return sum;
      });
    }
    case "channel_max_pool":
      return map((a, j, y, x) =>
        Math.max(...Array.from({ length: spec.groupSize }, (_, i) => at(a, j * spec.groupSize + i, y, x))),
      );
    case "channel_shuffle": {
      // Written down group by group, as PyTorch's view and transpose do.
      const size = input.c / spec.groups;
      const from = new Map<number, number>();
      for (let g = 0; g < spec.groups; g++) for (let i = 0; i < size; i++) from.set(i * spec.groups + g, g * size + i);
      return map((a, c, y, x) => at(a, from.get(c) ?? -1, y, x));
    }
    // Numbers in NCHW order stay where they are, and only the shape changes.
    case "flatten":
    case "unflatten":
      return data.slice();
    case "local_response_norm":
      return map((a, c, y, x) => {
        let sum = 0;
        const first = Math.max(0, c - Math.floor(spec.size / 2));
        const last = Math.min(input.c - 1, c + Math.floor((spec.size - 1) / 2));
        for (let other = first; other <= last; other++) sum += at(a, other, y, x) ** 2;
        return at(a, c, y, x) / (spec.k + (spec.alpha * sum) / spec.size) ** spec.beta;
      });
    case "upsample":
      if (spec.mode === "nearest")
        return map((a, c, y, x) => at(a, c, Math.floor(y / spec.factor), Math.floor(x / spec.factor)));
      return map((a, c, y, x) => {
        const [sy, sx] = [source(y, spec.factor), source(x, spec.factor)];
        const [y0, x0] = [Math.floor(sy), Math.floor(sx)];
        const [y1, x1] = [Math.min(y0 + 1, input.h - 1), Math.min(x0 + 1, input.w - 1)];
        const upper = at(a, c, y0, x0) * (1 - sx + x0) + at(a, c, y0, x1) * (sx - x0);
        const lower = at(a, c, y1, x0) * (1 - sx + x0) + at(a, c, y1, x1) * (sx - x0);
        return upper * (1 - sy + y0) + lower * (sy - y0);
      });
    case "adaptive_avg_pool2d":
    case "global_avg_pool2d":
      return map((a, c, y, x) => {
        const [top, left] = [Math.floor((y * input.h) / output.h), Math.floor((x * input.w) / output.w)];
        const bottom = Math.ceil(((y + 1) * input.h) / output.h);
        const right = Math.ceil(((x + 1) * input.w) / output.w);
        let sum = 0;
        for (let iy = top; iy < bottom; iy++) for (let ix = left; ix < right; ix++) sum += at(a, c, iy, ix);
        return sum / ((bottom - top) * (right - left));
      });
    default:
      throw new Error(`The sweep has no reference for ${spec.type}`);
  }
}
