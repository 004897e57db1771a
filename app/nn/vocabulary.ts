/** The words in which a layer type is described: shapes, settings, windows, parameters, problems. */

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

/** What every layer's settings have. */
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
 * A window that slides along an axis: unit `o` reads `o stride - padding + i dilation` for `0 <= i < kernel`, as far as it
 * lies on the map. `padding` is what lies before the first pixel; with a stride of 0 every unit reads the same.
 */
export interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}
/** A window that differs from unit to unit, as in upsampling. */
export interface UnevenWindow {
  /** Places from one unit's window to the next one's, on average. */
  readonly stride: number;
  /** What unit `o` reads, as far as it lies on the map. Takes units off the map too: there the pattern goes on. */
  reads(o: number): readonly number[];
}
export type AxisReach = AxisWindow | UnevenWindow;
/** What a unit of a layer's output reads of an input: every combination of what it reads on each axis. */
export interface Window {
  readonly c: AxisReach;
  readonly y: AxisReach;
  readonly x: AxisReach;
}

/** Whether values can be negative: never; only where one of the layer's inputs can; or whatever its inputs are. */
export type Sign = "never-negative" | "keeps" | "any";

export type ParameterRole = "weight" | "bias";
/** One trainable tensor of a layer, in PyTorch's layout (conv: O, I/groups, H, W; dense: out, in). */
export interface ParameterSpec {
  /** `weight` or `bias`, as in PyTorch's state dict (batch norm: weight = gamma, bias = beta). */
  readonly name: ParameterRole;
  readonly shape: readonly number[];
  /** Inputs that one output sums over: the initialiser's fan-in. 0 for batch norm. */
  readonly fanIn: number;
  /** Constant start value, for batch norm's gamma (1) and beta (0). Absent: drawn by the initialiser. */
  readonly constant?: number;
}
