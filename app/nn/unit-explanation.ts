/** How one unit got its value, said in numbers: what a layer type makes of what was read back from the GPU. */
import type { ActivationKind } from "./activations.ts";
import type { Shape } from "./vocabulary.ts";

/** Place of a unit in the value that it is part of. */
export interface UnitIndex {
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/** One product of a weighted sum: `weight` times the input value at (ci, iy, ix); outside the image the value is zero. */
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

/** One input value that took part in a mix, and its share of the result (1 for a largest value or a sum of squares). */
export interface MixTerm {
  readonly from: UnitIndex;
  readonly value: number;
  readonly weight: number;
}

/** What a unit was made from, in one of the forms that a view can show. */
export type Explanation =
  | {
      readonly kind: "weighted";
      /** `conv2d` or `dense`. */
      readonly layer: "conv2d" | "dense";
      readonly terms: readonly Term[];
      readonly bias: number | null;
      /** The sum of the terms and the bias, added here in double precision. */
      readonly sum: number;
    }
  | {
      readonly kind: "window";
      readonly pool: "max" | "mean";
      readonly terms: readonly Tap[];
      /** Place of the winner among the terms (max), or what the sum was divided by (mean). */
      readonly winner: number;
      readonly divisor: number;
    }
  | {
      readonly kind: "point";
      readonly function: ActivationKind;
      /** What leaky ReLU leaves of a negative value. */
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
      /** `max`: the largest; `sum`: shares added up; `norm`: `own (k + alpha / size * sum of squares)^-beta`. */
      readonly rule: "max" | "sum" | "norm";
      readonly terms: readonly MixTerm[];
      /** What the rule makes of the terms, in double precision. */
      readonly value: number;
    };

/** An explanation, and what it is of. */
export type UnitExplanation = {
  readonly unit: UnitIndex;
  readonly nodeName: string;
  /** The unit's own value, as the GPU computed it. */
  readonly result: number;
} & Explanation;

/** A value as it was read back, in the order C, H, W. */
export interface ReadValue {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** What an explanation is made from, all read after the same forward pass. */
export interface Reading {
  readonly unit: UnitIndex;
  readonly inputs: readonly ReadValue[];
  readonly output: ReadValue;
  /** The weights that make the unit's channel, in PyTorch's order; empty where the layer has none, like its bias. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  /** A batch norm's running statistics. */
  readonly statistics: { readonly mean: Float32Array; readonly variance: Float32Array } | null;
}

/** One number of a value; not a number where there is none. */
export function valueAt({ shape, data }: ReadValue, { c, y, x }: UnitIndex): number {
  return data[(c * shape.h + y) * shape.w + x] ?? Number.NaN;
}

/** An input of the layer; throws where it has none. */
export function readInput({ inputs }: Reading, index = 0): ReadValue {
  const input = inputs[index];
  if (!input) throw new Error(`This layer has no input ${index}`);
  return input;
}
