/** What the GPU says of a convolution and its matrix. */
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import { type Convolution, convNetwork, matrixNetwork } from "./matrix.ts";

export interface Measured {
  readonly convolution: Convolution;
  /** The matrix, row by row: column j is what the convolution kernels make of a single 1 at input j. */
  readonly matrix: Float32Array;
  /** The convolution's output. */
  readonly output: Float32Array;
  /** The matrix times the input, by the kernels of a dense layer. */
  readonly product: Float32Array;
  /** The largest absolute difference between the last two. */
  readonly difference: number;
  /** The largest absolute value of the output. */
  readonly scale: number;
}

/** The inputs that read a matrix off: a single 1 at every place in turn, and after them `last`, if given. */
function impulses(columns: number, last: Float32Array | null): Float32Array {
  const inputs = new Float32Array((columns + (last ? 1 : 0)) * columns);
  for (let i = 0; i < columns; i++) inputs[i * columns + i] = 1;
  if (last) inputs.set(last, columns * columns);
  return inputs;
}

/** The matrix from the outputs for all impulses, which are its columns. */
function matrixOf({ rows, columns }: Convolution, outputs: Float32Array): Float32Array {
  return Float32Array.from(
    { length: rows * columns },
    (_, i) => outputs[(i % columns) * rows + Math.floor(i / columns)] ?? Number.NaN,
  );
}

/** Reads the matrix off the convolution kernels. */
export async function readMatrix(
  device: Device,
  convolution: Convolution,
  weights: Float32Array,
  signal: AbortSignal,
): Promise<Float32Array> {
  const { columns } = convolution;
  const { output } = await evaluate(device, convNetwork(convolution), {
    weights: new Map([["conv.weight", weights]]),
    input: impulses(columns, null),
    batch: columns,
    signal,
  });
  return matrixOf(convolution, output);
}

/** Reads the matrix off the convolution kernels, then lets a dense layer multiply by it, and compares. */
export async function measure(
  device: Device,
  convolution: Convolution,
  weights: Float32Array,
  input: Float32Array,
  signal: AbortSignal,
): Promise<Measured> {
  const { rows, columns } = convolution;
  const { output: all } = await evaluate(device, convNetwork(convolution), {
    weights: new Map([["conv.weight", weights]]),
    input: impulses(columns, input),
    batch: columns + 1,
    signal,
  });
  const matrix = matrixOf(convolution, all);
  const output = all.slice(columns * rows);
  const { output: product } = await evaluate(device, matrixNetwork(convolution), {
    weights: new Map([["matrix.weight", matrix]]),
    input,
    signal,
  });
  const difference = output.reduce((most, value, i) => Math.max(most, Math.abs(value - (product[i] ?? 0))), 0);
  const scale = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { convolution, matrix, output, product, difference, scale };
}
