import type { ParameterSpec } from "../vocabulary.ts";

/** Counts for a layer without weights and without MACs worth counting. */
export const noWeights = {
  parameters: (): readonly ParameterSpec[] => [],
  parameterFormula: (): string => "",
  macs: (): number => 0,
  macsFormula: (): string => "",
} as const;
