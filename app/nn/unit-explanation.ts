/** How one unit got its value, in numbers: each layer type derives this from the values read back from the GPU. */
import type { ActivationKind } from "./activations.ts";
import type { Shape } from "./vocabulary.ts";

/** Position of a unit within its value. */
export interface UnitIndex {
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/**
 * One product of a weighted sum: `weight` times the input value at (ci, iy, ix); outside the image the value is zero.
 */
export interface Term {
  readonly ci: number;
  readonly ky: number;
  readonly kx: number;
  readonly iy: number;
  readonly ix: number;
  readonly inside: boolean;
  readonly value: number;
  readonly weight: number;
}
/** A term without its weight, as a pooling window has it. */
export type Tap = Omit<Term, "weight">;

/** One input value of a mix, and its weight in the result (1 for a maximum or a sum of squares). */
export interface MixTerm {
  readonly from: UnitIndex;
  readonly value: number;
  readonly weight: number;
}

/** How a unit was computed, in one of the forms that a view can show. */
export type Explanation =
  | {
      readonly kind: "weighted";
      /** `conv2d` or `dense`. */
      readonly layer: "conv2d" | "dense";
      readonly terms: readonly Term[];
      readonly bias: number | null;
      /** The sum of the terms and the bias, computed here in double precision. */
      readonly sum: number;
    }
  | {
      readonly kind: "window";
      readonly pool: "max" | "mean";
      readonly terms: readonly Tap[];
      /** Index of the winner among the terms (max), or what the sum was divided by (mean). */
      readonly winner: number;
      readonly divisor: number;
    }
  | {
      readonly kind: "point";
      readonly function: ActivationKind;
      /** Leaky ReLU's slope for negative values. */
      readonly slope: number;
      readonly input: number;
    }
  | {
      readonly kind: "norm";
      readonly input: number;
      readonly mean: number;
      readonly variance: number;
      readonly eps: number;
      readonly gamma: number;
      readonly beta: number;
    }
  | { readonly kind: "add"; readonly inputs: readonly [number, number] }
  | { readonly kind: "copy"; readonly from: UnitIndex }
  | {
      readonly kind: "mix";
      /** `max`: the largest; `sum`: the weighted sum; `norm`: `own (k + alpha / size * sum of squares)^-beta`. */
      readonly rule: "max" | "sum" | "norm";
      readonly terms: readonly MixTerm[];
      /** The result of the rule, in double precision. */
      readonly value: number;
    };

/** An explanation, and the unit that it explains. */
export type UnitExplanation = {
  readonly unit: UnitIndex;
  readonly nodeName: string;
  /** The unit's own value, as the GPU computed it. */
  readonly result: number;
} & Explanation;

/** A value read back from the GPU, in the order C, H, W. */
export interface ReadValue {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** The data for an explanation, all read back after the same forward pass. */
export interface Reading {
  readonly unit: UnitIndex;
  readonly inputs: readonly ReadValue[];
  readonly output: ReadValue;
  /** The weights of the unit's channel, in PyTorch's order; empty if the layer has none, and so for the bias. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  /** A batch norm's running statistics. */
  readonly statistics: { readonly mean: Float32Array; readonly variance: Float32Array } | null;
}

/** One number of a value; NaN outside it. */
export function valueAt({ shape, data }: ReadValue, { c, y, x }: UnitIndex): number {
  return data[(c * shape.h + y) * shape.w + x] ?? Number.NaN;
}

/** An input of the layer; throws if there is none. */
export function readInput({ inputs }: Reading, index = 0): ReadValue {
  const input = inputs[index];
  if (!input) throw new Error(`This layer has no input ${index}`);
  return input;
}
