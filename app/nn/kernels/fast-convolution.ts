import type { Device } from "#gpu/device.ts";
import type { BatchShape, Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters.ts";
import type { ConvAxes } from "./conv-axes.ts";
import type { Scratch } from "./kernel.ts";
import type { TailSettings } from "./tail.ts";

/** A convolution that a kernel of its own may run faster than the general one. */
export interface FastConvolutionOptions {
  readonly device: Device;
  readonly name: string;
  /** Of the convolution as it is run: for the gradient to the input, with the padding of that. */
  readonly axes: ConvAxes;
  readonly x: BatchShape;
  readonly y: BatchShape;
  readonly parameters: ParameterStore;
  readonly weight: ParameterView;
  readonly bias: ParameterView | null;
  /** Whether it is the gradient to the input: filters flipped, input and output channels swapped. */
  readonly transposed: boolean;
  readonly scratch: Scratch;
}

/** Such a kernel for one layer. `run` enqueues only. */
export interface FastConvolution {
  run(x: Tensor, y: Tensor, tail: TailSettings): void;
  dispose(): void;
}
