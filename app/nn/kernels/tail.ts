import type { Launch } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters.ts";
import type { RunningStatistics } from "../running-statistics.ts";
import type { ActivationSpec } from "../types.ts";
import { activationSettings } from "./activation.ts";

/** What a convolution or dense layer applies to its result as it writes it, in this order; see `fusion.ts`. */
export interface TailContext {
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

/** Inputs, uniforms and defines of `shaders/lib/fused-tail.glsl`, and of the parameters that it and its layer read. */
export type TailSettings = Required<Pick<Launch, "inputs" | "uniforms" | "defines">>;

/** The settings of a tail now: which texture holds the statistics changes in training. */
export function tailSettings({ norm, addend, activation }: TailContext, parameters: ParameterStore): TailSettings {
  const { uniforms, defines } = activationSettings(activation);
  return {
    inputs: {
      parameters: parameters.texture("values"),
      ...(norm ? { moments: norm.statistics.texture } : {}),
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

export const NO_TAIL: TailContext = { norm: null, addend: null, activation: null };
