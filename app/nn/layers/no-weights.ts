import type { ParameterSpec } from "../vocabulary.ts";

/** The accounting of a layer without weights and without multiply-accumulates worth counting. */
export const noWeights = {
  parameters: (): readonly ParameterSpec[] => [],
  parameterFormula: (): string => "",
  macs: (): number => 0,
  macsFormula: (): string => "",
} as const;
