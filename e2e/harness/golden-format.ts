import type { Device } from "#gpu/device.ts";

/** The format of reference cases computed by PyTorch: one JSON object per case. */
export interface GoldenTensor {
  readonly shape: readonly number[];
  /** "NaN", "Infinity" and "-Infinity" are strings: JSON has no such numbers. */
  readonly data: readonly (number | "NaN" | "Infinity" | "-Infinity")[];
}
export interface GoldenCase {
  readonly name: string;
  readonly op: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly grads?: Readonly<Record<string, GoldenTensor>>;
}

/** How one output of a case compared. */
export interface Comparison {
  readonly output: string;
  /** `max|a - b| / (max|b| + 1e-6)`; for exact comparisons 0 or Infinity. */
  readonly error: number;
  readonly tolerance: number;
}
export type CaseResult =
  | { readonly supported: true; readonly comparisons: readonly Comparison[] }
  | { readonly supported: false; readonly why: string };

export interface Tolerances {
  readonly single: number;
  /** Gradients that go to the largest of several values. */
  readonly routed: number;
  readonly block: number;
  readonly losses: number;
  /** Weights after ten steps. */
  readonly weights: number;
}

const FLOAT: Tolerances = { single: 1e-5, routed: 1e-5, block: 1e-4, losses: 1e-3, weights: 1e-3 };

/**
 * Where numbers are stored as half floats, each is wrong by up to 5e-4 of itself. Values that differ by less tie, so
 * that a pool's gradient may go elsewhere; and Adam's steps, of one size for all gradients, carry the noise of small
 * ones.
 */
const HALF: Tolerances = { single: 2e-3, routed: 0.1, block: 1e-2, losses: 5e-3, weights: 0.4 };

export function tolerancesOf({ targetFormat }: Pick<Device, "targetFormat">): Tolerances {
  return targetFormat === "rgba16f" ? HALF : FLOAT;
}

/** A tensor of a case. Throws if the case has none with that name. */
export function tensorOf(source: Readonly<Record<string, unknown>>, name: string): GoldenTensor {
  const value = source[name];
  if (!isTensor(value)) throw new Error(`The case has no tensor "${name}"`);
  return value;
}

export function isTensor(value: unknown): value is GoldenTensor {
  return typeof value === "object" && value !== null && "shape" in value && "data" in value;
}

/** Numbers of a plain list (labels, losses). */
export function listOf(source: Readonly<Record<string, unknown>>, name: string): readonly number[] {
  const value = source[name];
  if (Array.isArray(value)) return value.map(Number);
  if (isTensor(value)) return value.data.map(Number);
  throw new Error(`The case has no list "${name}"`);
}

/**
 * Relative error of a whole tensor; infinite where lengths differ, or a value is infinite or not a number and the other
 * is not just that.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    const [value, wanted] = [actual[i], expected[i] ?? Number.NaN];
    if (Object.is(value, wanted)) {
      if (Number.isFinite(wanted)) largest = Math.max(largest, Math.abs(wanted));
      continue;
    }
    const difference = Math.abs((value ?? Number.NaN) - wanted);
    if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
    worst = Math.max(worst, difference);
    largest = Math.max(largest, Math.abs(wanted));
  }
  return worst / (largest + 1e-6);
}

/** A scalar, which may be a number or a tensor without dimensions. */
export function scalarOf(source: Readonly<Record<string, unknown>>, name: string): number {
  const value = source[name];
  if (typeof value === "number" || typeof value === "string") return Number(value);
  const [first] = listOf(source, name);
  if (first === undefined) throw new Error(`The case has no number "${name}"`);
  return first;
}
