import type { Launch } from "#gpu/launch.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";
import type { RunningStatistics } from "../parameters/running-statistics.ts";
import type { ActivationSpec } from "#nn/layers/activation.ts";
import { activationSettings } from "./activation.ts";

/** What a convolution or dense layer applies to its result as it writes it, in this order; see `fusion.ts`. */
export interface EpilogueContext {
  /** Batch norm with its running statistics. */
  readonly norm: {
    readonly gamma: ParameterView;
    readonly beta: ParameterView;
    readonly statistics: RunningStatistics;
    readonly eps: number;
  } | null;
  /** Tensor of the result's shape that is added. */
  readonly addend: Tensor | null;
  readonly activation: ActivationSpec | null;
}

/** Inputs, uniforms and defines of `shaders/lib/epilogue.glsl`, and of the parameters that it and its layer's kernel read. */
export type EpilogueSettings = Required<Pick<Launch, "inputs" | "uniforms" | "defines">>;

/** The settings of an epilogue. They hold for every run: parameters and statistics are looked up anew in each. */
export function epilogueSettings(
  { norm, addend, activation }: EpilogueContext,
  parameters: ParameterStore,
): EpilogueSettings {
  const { uniforms, defines } = activationSettings(activation);
  return {
    inputs: {
      parameters: parameters.values,
      ...(norm ? { moments: () => norm.statistics.texture } : {}),
      ...(addend ? { addend } : {}),
    },
    uniforms: {
      ...uniforms,
      ...(norm ? { gamma_base: norm.gamma.base, beta_base: norm.beta.base, norm_eps: norm.eps } : {}),
    },
    defines: {
      ...parameters.defines,
      ...defines,
      ...(norm ? { NORM: 1 } : {}),
      ...(addend ? { ADDEND: 1 } : {}),
    },
  };
}

/** Nothing is fused. */
export const NO_EPILOGUE: EpilogueContext = { norm: null, addend: null, activation: null };
