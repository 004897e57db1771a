import type { MeasuredField } from "#nn/measured-field.ts";
import type { Extent } from "./extents.ts";
import type { UnitExplanation } from "#nn/unit-explanation.ts";

/** A unit of one value of the graph: channel, row, column. */
export interface Unit {
  readonly value: number;
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/** Weights for the units of one value of the graph, to compute the gradient of their weighted sum. */
export interface Pull {
  readonly value: number;
  /** A weight for each unit (C, H, W). */
  readonly weights: Float32Array;
}

/** Where a unit's gradient with respect to the input is non-zero. */
export interface GradientField extends MeasuredField {
  /** Fraction of the largest gradient below which this device stores zero: 0 except with 16-bit floats. */
  readonly least: number;
}

/** The results of a forward pass; every number is read back from the GPU. */
export interface Reading {
  /** Counts the passes shown on screen; 0 before the first. */
  readonly frame: number;
  /** Whether a requested pass is not on screen yet. */
  readonly isBusy: boolean;
  /** Smallest and largest value of what is shown, by `rangeKey`. */
  readonly ranges: ReadonlyMap<string, Extent>;
  /** Probability of each class for the first sample; null if the output is not a vector. */
  readonly probabilities: Float32Array | null;
  /** The unit that `explanation` and `field` belong to. */
  readonly unit: Unit | null;
  /** How the unit's value was computed; null if no unit is selected, or while it is being read. */
  readonly explanation: UnitExplanation | null;
  /** Where the unit's gradient with respect to the input is non-zero; null if nowhere, or if not requested. */
  readonly field: GradientField | "not-finite" | null;
  /** The gradient of the unit, or weighted sum, with respect to the first input (C, H, W); null if not requested. */
  readonly gradient: Float32Array | null;
  /** Values of the graph that are watched, by number, each for all inputs (N, C, H, W). */
  readonly values: ReadonlyMap<number, Float32Array>;
  /** Why the last pass failed; null if it succeeded. */
  readonly problem: string | null;
}

/** The reading before the first pass. */
export const NO_READING: Reading = {
  frame: 0,
  isBusy: false,
  ranges: new Map(),
  probabilities: null,
  unit: null,
  explanation: null,
  field: null,
  gradient: null,
  values: new Map(),
  problem: null,
};
