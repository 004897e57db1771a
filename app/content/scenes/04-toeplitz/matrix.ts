/** A convolution as a matrix: which weight stands at which entry. Pure. */
import * as v from "valibot";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { Architecture } from "#nn/types.ts";

/** Largest weight that can be pulled; the colours end here. */
export const MOST = 2;
/** Taps of the kernel on each axis, and places of the input on each. */
const LINE = { kernel: 5, size: 12 };
const PLANE = { kernel: 3, size: 8 };
export const MOST_CHANNELS = 2;

const weight = v.pipe(v.number(), v.minValue(-MOST), v.maxValue(MOST));
const weightsOf = (taps: number) => v.pipe(v.array(weight), v.length(MOST_CHANNELS * taps));
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_CHANNELS * PLANE.size ** 2 - 1));

/** What a student sets: the convolution, its weights, and the entry of the matrix that is looked at. */
export const state = {
  schema: v.object({
    axes: v.picklist([1, 2]),
    stride: v.picklist([1, 2, 3]),
    padding: v.picklist(["none", "zeros"]),
    channels: v.picklist([1, 2]),
    /** Weights of the 1-D kernel and of the 2-D kernel, channel by channel; those of a second channel wait for it. */
    line: weightsOf(LINE.kernel),
    plane: weightsOf(PLANE.kernel ** 2),
    row: place,
    column: place,
  }),
  initial: {
    axes: 1 as const,
    stride: 1 as const,
    padding: "none" as const,
    channels: 1 as const,
    line: [-0.4, 0.7, 1.5, 0.9, -1.1, 1.3, -0.6, 0.3, -1.7, 1],
    plane: [0.3, 0.9, -0.5, 1.1, 1.8, -1.2, -0.2, 0.6, -0.9, -1.5, 0.5, 1.2, -0.7, 1, 0.2, 0.8, -1, 1.6],
    row: 3,
    column: 5,
  },
};
export type State = v.InferOutput<typeof state.schema>;
export type Setting = Pick<State, "axes" | "stride" | "padding" | "channels">;

/** A convolution of one filter, and the size of its matrix. */
export interface Convolution {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly kernel: readonly [y: number, x: number];
  readonly stride: readonly [y: number, x: number];
  /** Zeros on each side. */
  readonly padding: readonly [y: number, x: number];
  readonly out: { readonly height: number; readonly width: number };
  /** Rows of the matrix: outputs. Columns: inputs. */
  readonly rows: number;
  readonly columns: number;
  /** Weights of the filter. */
  readonly weights: number;
}

/** The convolution that is set. */
export function convolutionOf({ axes, stride, padding, channels }: Setting): Convolution {
  const { kernel, size } = axes === 1 ? LINE : PLANE;
  const pad = padding === "zeros" ? (kernel - 1) / 2 : 0;
  const out = Math.floor((size + 2 * pad - kernel) / stride) + 1;
  const across = { channels, width: size };
  if (axes === 1)
    return {
      ...across,
      height: 1,
      kernel: [1, kernel],
      stride: [1, stride],
      padding: [0, pad],
      out: { height: 1, width: out },
      rows: out,
      columns: channels * size,
      weights: channels * kernel,
    };
  return {
    ...across,
    height: size,
    kernel: [kernel, kernel],
    stride: [stride, stride],
    padding: [pad, pad],
    out: { height: out, width: out },
    rows: out ** 2,
    columns: channels * size ** 2,
    weights: channels * kernel ** 2,
  };
}

/** Where an input of the matrix lies. */
export function inputAt({ height, width }: Convolution, column: number) {
  const area = height * width;
  return { c: Math.floor(column / area), y: Math.floor((column % area) / width), x: column % width };
}

/** Where an output of the matrix lies. */
export function outputAt({ out }: Convolution, row: number) {
  return { y: Math.floor(row / out.width), x: row % out.width };
}

/** The weight, by number, that joins input `column` to output `row`; -1 where there is none and the entry is 0. */
export function weightAt(convolution: Convolution, row: number, column: number): number {
  const { kernel, stride, padding } = convolution;
  const from = inputAt(convolution, column);
  const to = outputAt(convolution, row);
  const ky = from.y - (to.y * stride[0] - padding[0]);
  const kx = from.x - (to.x * stride[1] - padding[1]);
  if (ky < 0 || kx < 0 || ky >= kernel[0] || kx >= kernel[1]) return -1;
  return (from.c * kernel[0] + ky) * kernel[1] + kx;
}

/** Every entry's weight, row by row. */
export function pattern(convolution: Convolution): Int16Array {
  const { rows, columns } = convolution;
  return Int16Array.from({ length: rows * columns }, (_, i) =>
    weightAt(convolution, Math.floor(i / columns), i % columns),
  );
}

/** The convolution as a layer. */
export function convNetwork({ channels, height, width, kernel, stride, padding }: Convolution): Architecture {
  return {
    name: "convolution",
    input: { c: channels, h: height, w: width },
    layers: [{ ...conv2d.create("conv"), channels: 1, kernel, stride, padding, bias: false }],
  };
}

/** A dense layer of the matrix's size: one weight an entry. */
export function matrixNetwork({ channels, height, width, rows }: Convolution): Architecture {
  return {
    name: "matrix",
    input: { c: channels, h: height, w: width },
    layers: [flatten.create("flat"), { ...dense.create("matrix"), units: rows, bias: false }],
  };
}

/** The input that the stage shows: a wave, or a bright bar across a field; in tenths, channel by channel. */
export function signalOf({ channels, height, width }: Convolution): Float32Array {
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  return Float32Array.from({ length: channels * height * width }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (height * width)), Math.floor((i % (height * width)) / width), i % width];
    if (height === 1) return tenths(Math.sin(c === 0 ? 0.75 * x + 0.4 : 1.9 * x) * (1 - 0.04 * x));
    const along = c === 0 ? x + y - 6 : x - y;
    return tenths(Math.exp(-(along * along) / 6) * (c === 0 ? 1 : 0.8) - 0.2);
  });
}
