import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { ParameterValues } from "#nn/types.ts";
import type { SlotName } from "../parameters/parameters.ts";

/** A run's whole state on the CPU: enough to go on exactly where it was. */
export interface Checkpoint {
  readonly step: number;
  /** Images behind the run, those that its epochs passed over included. */
  readonly seen: number;
  /** Optimiser steps since its slots were zero. */
  readonly time: number;
  readonly optimizer: OptimizerSettings["kind"];
  readonly slots: ReadonlyMap<SlotName, ParameterValues>;
  readonly statistics: ReadonlyMap<string, { readonly mean: Float32Array; readonly variance: Float32Array }>;
}

/** Bytes of a checkpoint's tensors. */
export function checkpointBytes({ slots }: Checkpoint): number {
  const arrays = [...slots.values()].flatMap((values) => [...values.values()]);
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Whether all weights of a checkpoint are finite numbers. */
export function areFinite({ slots }: Pick<Checkpoint, "slots">): boolean {
  for (const values of slots.get("values")?.values() ?? []) if (!values.every(Number.isFinite)) return false;
  return true;
}
