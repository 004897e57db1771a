import type { Device } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { GradientSums } from "../parameters/gradient-sums.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";
import type { Bug } from "#nn/backward-bug.ts";
import type { PrimitiveSpec } from "#nn/types.ts";
import type { Scratch } from "../run/scratch.ts";
import type { EpilogueContext } from "./epilogue.ts";

/**
 * In `train`, batch norm uses the batch's statistics (and updates the running ones), and dropout drops values; in `eval`,
 * neither.
 */
export type Mode = "train" | "eval";

/** What dropout's random choices depend on in a training pass: the same seed and step drop the same units. */
export interface Noise {
  seed: number;
  step: number;
}

/** What a layer's kernels are given when a network is built for one batch size. */
export interface KernelContext<S extends PrimitiveSpec> {
  readonly device: Device;
  /** Node name, used in labels and error messages. */
  readonly name: string;
  /** Place of the node in the graph. */
  readonly index: number;
  readonly spec: S;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly parameters: ParameterStore;
  readonly weight: ParameterView | null;
  readonly bias: ParameterView | null;
  /** Whether `backward` may be called: what it needs is kept. */
  readonly backward: boolean;
  /** Whether `backward` also writes parameter gradients. */
  readonly parameterGradients: boolean;
  /** Whether the bias's is among them: not where only a batch norm follows, which subtracts any bias again with the mean. */
  readonly biasGradient: boolean;
  /** What is applied to the output as it is written (conv2d and dense only). */
  readonly epilogue: EpilogueContext;
  /** In backward, also apply the mask of the ReLU that the input came out of (max pooling only). */
  readonly masksInput: boolean;
  /** A mistake planted in the backward pass on purpose; null for none. */
  readonly bug: Bug | null;
  /** Read at each forward pass (dropout only). */
  readonly noise: Readonly<Noise>;
  /** In backward, find an activation's derivative from its output, because its input is not kept. */
  readonly fromOutput: boolean;
  /** Takes the layers' partial sums of gradients; few draws add up those of all layers. */
  readonly sums: GradientSums;
  /** Textures whose contents last for one call. */
  readonly scratch: Scratch;
  /**
   * Makes a tensor of the output's shape and layout, to be written with it; the kernel owns and frees it. See
   * `companions.ts`.
   */
  readonly companion: (label: string) => Tensor;
}

/** The forward and backward passes of one node. All calls only enqueue GPU work. */
export interface LayerKernel {
  /** Writes the output tensor. */
  forward(mode: Mode): void;
  /**
   * Reads the gradient of the output; writes the gradient of each input that has a tensor in `gradInputs`, and the
   * parameter gradients into the store, or partial sums of them into `KernelContext.sums`.
   */
  backward(gradOutput: Tensor, gradInputs: readonly (Tensor | null)[]): void;
  /** Frees what the kernel allocated for itself. */
  dispose(): void;
}

interface KernelMaker<S extends PrimitiveSpec> {
  create(context: KernelContext<S>): LayerKernel;
}
/**
 * Makes a layer's kernels. Typed as a method, whose parameters are bivariant, so that `kernel-table.ts` can call any of
 * them.
 */
export type KernelFactory<S extends PrimitiveSpec> = KernelMaker<S>["create"];

/** The first input. Throws if there is none, which would be a bug of ours. */
export function onlyInput(context: Pick<KernelContext<PrimitiveSpec>, "name" | "inputs">): Tensor {
  const [x] = context.inputs;
  if (!x) throw new Error(`${context.name} has no input`);
  return x;
}
