/** The basic types that describe a layer: shapes, settings, windows, parameters, problems. */

/** Shape of one sample's activations: channels, height, width. After `flatten`, `h = w = 1`. */
export interface Shape {
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/** A pair of per-axis values, vertical first, as PyTorch orders them: `[y, x]`. */
export type Pair = readonly [y: number, x: number];

/** `"same"` keeps `ceil(size / stride)`; `"valid"` is no padding; a pair is explicit zeros on each side. */
export type Padding = "same" | "valid" | Pair;

/** Settings common to all layers. */
export interface BaseSpec<T extends string = string> {
  readonly type: T;
  /** Unique within one architecture; stable under edits, so that views can follow a layer. */
  readonly id: string;
}

/** An impossible choice by a student is data, not an exception. */
export interface Problem {
  /** What is wrong, with the numbers. */
  readonly reason: string;
  /** What to change, in one sentence. */
  readonly fix: string;
}
export type Inference = { readonly ok: true; readonly output: Shape } | ({ readonly ok: false } & Problem);

/**
 * A window that slides along an axis: unit `o` reads the positions `o stride - padding + i dilation` for `0 <= i <
 * kernel` that are on the map. `padding` is the part before the first pixel; with stride 0 every unit reads the same
 * window.
 */
export interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}
/** A window that differs from unit to unit, as in upsampling. */
export interface UnevenWindow {
  /** Distance between neighbouring units' windows, on average. */
  readonly stride: number;
  /**
   * The positions that unit `o` reads, on the map or not. Units off the map are allowed: the pattern continues there.
   */
  reads(o: number): readonly number[];
}
export type AxisReach = AxisWindow | UnevenWindow;
/** What a unit of a layer's output reads from an input: every combination of its positions on each axis. */
export interface Window {
  readonly c: AxisReach;
  readonly y: AxisReach;
  readonly x: AxisReach;
}

/** Whether values can be negative: never; only if one of the layer's inputs can be; or in any case. */
export type Sign = "never-negative" | "keeps" | "any";

export type ParameterRole = "weight" | "bias";
/** One trainable tensor of a layer, in PyTorch's layout (conv: O, I/groups, H, W; dense: out, in). */
export interface ParameterSpec {
  /** `weight` or `bias`, as in PyTorch's state dict (batch norm: weight = gamma, bias = beta). */
  readonly name: ParameterRole;
  readonly shape: readonly number[];
  /** Number of inputs that one output sums over: the initialiser's fan-in. 0 for batch norm. */
  readonly fanIn: number;
  /** Constant initial value, for batch norm's gamma (1) and beta (0). Absent: drawn by the initialiser. */
  readonly constant?: number;
}
