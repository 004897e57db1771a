import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { ParameterValues } from "#nn/types.ts";
import type { SlotName } from "../parameters/parameters.ts";

/** A run's whole state on the CPU: enough to continue exactly where it was. */
export interface Checkpoint {
  readonly step: number;
  /** Images that the run has gone through, including those skipped at the ends of epochs (see `#nn/epochs.ts`). */
  readonly seen: number;
  /** Optimiser steps since the optimiser's slots were zero. */
  readonly time: number;
  readonly optimizer: OptimizerSettings["kind"];
  readonly slots: ReadonlyMap<SlotName, ParameterValues>;
  readonly statistics: ReadonlyMap<string, { readonly mean: Float32Array; readonly variance: Float32Array }>;
}

/** Bytes of a checkpoint's parameters and optimiser slots, without the running statistics. */
export function checkpointBytes({ slots }: Checkpoint): number {
  const arrays = [...slots.values()].flatMap((values) => [...values.values()]);
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Whether all weights of a checkpoint are finite numbers. */
export function areFinite({ slots }: Pick<Checkpoint, "slots">): boolean {
  for (const values of slots.get("values")?.values() ?? []) if (!values.every(Number.isFinite)) return false;
  return true;
}
