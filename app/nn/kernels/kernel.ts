import type { Device } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters.ts";
import type { PrimitiveSpec } from "../types.ts";

/** What a layer's kernels are given when a network is built for one batch size. */
export interface KernelContext<S extends PrimitiveSpec> {
  readonly device: Device;
  /** Node name, used in labels and error messages. */
  readonly name: string;
  readonly spec: S;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly parameters: ParameterStore;
  readonly weight: ParameterView | null;
  readonly bias: ParameterView | null;
  /** Whether `backward` will be called. */
  readonly training: boolean;
}

/** The forward and backward passes of one node. All calls only enqueue GPU work. */
export interface LayerKernel {
  /** Writes the output tensor. `mode` matters to batch norm (and later dropout) only. */
  forward(mode: "train" | "eval"): void;
  /**
   * Reads the gradient of the output; writes the gradient of each input that has a tensor in
   * `gradInputs`, and the parameter gradients into the store.
   */
  backward(gradOutput: Tensor, gradInputs: readonly (Tensor | null)[]): void;
  /** Frees what the kernel allocated for itself. */
  dispose(): void;
}

export type KernelFactory<S extends PrimitiveSpec> = (context: KernelContext<S>) => LayerKernel;
