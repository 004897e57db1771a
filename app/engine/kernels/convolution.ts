import type { Device } from "#gpu/device.ts";
import type { BatchShape, Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";
import type { ConvAxes } from "./conv-axes.ts";
import { createDepthwise } from "./depthwise.ts";
import { createDirect } from "./direct.ts";
import type { Scratch } from "../run/scratch.ts";
import { createOnePhase } from "./one-phase.ts";
import type { EpilogueSettings } from "./epilogue.ts";
import { createWinograd } from "./winograd.ts";

/** Shape and layout of a tensor that may not exist yet. */
export type Placed = BatchShape & Pick<Tensor, "lanes" | "phases">;

/** A convolution, or the gradient to the input of one, which for stride 1 is itself a convolution: see `createInputGradient`. */
export interface ConvolutionOptions {
  readonly device: Device;
  readonly name: string;
  /** Axes of the convolution that is run: for the gradient to the input, with the padding that it needs. */
  readonly axes: ConvAxes;
  readonly x: Placed;
  readonly y: Placed;
  readonly parameters: ParameterStore;
  readonly weight: ParameterView;
  readonly bias: ParameterView | null;
  /** Whether it is the gradient to the input: filters flipped, input and output channels swapped. */
  readonly transposed: boolean;
  readonly epilogue: EpilogueSettings;
  readonly scratch: Scratch;
}

/** One way to compute a convolution. `run` enqueues only. */
export interface Convolution {
  run(x: Tensor, y: Tensor): void;
}

/** The fastest way to compute this convolution. Throws CapacityError where its filters do not fit the device. */
export function createConvolution(options: ConvolutionOptions): Convolution {
  const { x, y } = options;
  if (x.lanes === "pixels") return createDirect(options);
  if (y.phases === 1) return createOnePhase(options);
  if (x.phases === 1) return createDirect(options);
  return createWinograd(options) ?? createDepthwise(options) ?? createDirect(options);
}
