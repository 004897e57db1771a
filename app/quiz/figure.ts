/**
 * The drawings of questions as data. `app/figures/drawn/` draws them, `figure-text.ts` says them in words. What is asked
 * is hidden, and shown once the question is solved.
 */
import type { LayerGroup } from "#nn/layer-type.ts";

/** Shown as a question mark until the question is solved. */
export interface Hidden {
  readonly hidden: string | number;
  /** What is counted; it stands behind the question mark as well: `? parameters`. */
  readonly unit?: string;
}

/** Something printed that is wrong. It looks like everything else until the question is solved; then both are shown. */
export interface Misprint {
  readonly printed: string | number;
  /** What the network model counts. */
  readonly counted: string | number;
}

/** Something written in a drawing. */
export type Written = string | number | Hidden | Misprint;

/** Whether something is what is asked. */
export function isHidden(value: Written | null): value is Hidden {
  return typeof value === "object" && value !== null && "hidden" in value;
}

/** Hides what is asked; a unit says what the question mark stands for. */
export function hide(value: string | number, unit?: string): Hidden {
  return unit === undefined ? { hidden: value } : { hidden: value, unit };
}

/** Channels, height and width of a stack of maps. */
export interface StackShape {
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/** What all drawings have. */
interface Drawing {
  /** Lines below it: what else the question says, such as `batch of 32 images`. A hidden one comes with the answer. */
  readonly notes?: readonly Written[];
}

/** What a drawing of one layer conceals until the question is solved. */
export type Concealed = "channels" | "kernel" | "depth" | "count" | "maps" | "size";

/** One convolutional layer: input channels, a bank of filters, output maps. */
export interface ConvLayerFigure extends Drawing {
  readonly kind: "conv-layer";
  readonly input: StackShape;
  /** Whether the input is an RGB image, with channels drawn red, green and blue. */
  readonly rgb: boolean;
  /** Height and width of a filter. */
  readonly kernel: readonly [h: number, w: number];
  /** Depth of a filter, in channels. */
  readonly depth: number;
  /** Number of filters in the bank, and so of output maps. */
  readonly filters: number;
  readonly bias: boolean;
  readonly stride: readonly [y: number, x: number];
  readonly output: StackShape;
  /** Drawn as a question mark, or left out, until the question is solved: `channels` and `size` of the input, `maps` of the output. */
  readonly concealed: readonly Concealed[];
}

/** The colour of a layer: its group in the builder, or that of an input. */
export type Hue = LayerGroup | "input";

/** One layer of a stack, with the shape of its output. */
export interface StackRow {
  readonly label: Written;
  readonly hue: Hue;
  /** `28 × 28 × 16`, written by `shapeText`; left out where it says nothing. */
  readonly shape?: Written;
  /** A further line, such as `208 parameters`. */
  readonly note?: Written;
}

/** Layers one after the other, from the input on. */
export interface LayerStackFigure extends Drawing {
  readonly kind: "layer-stack";
  readonly rows: readonly StackRow[];
}

/** Windows laid along one axis of an image: what determines the size of an output. */
export interface WindowsFigure extends Drawing {
  readonly kind: "windows";
  /** Pixels of the axis, without padding. */
  readonly size: number;
  /** Zeros on each side. */
  readonly padding: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** How many windows fit: the size of the output. */
  readonly count: number;
  /** What is asked: the windows are then not drawn to scale until the question is solved. */
  readonly concealed: readonly ("size" | "padding" | "kernel" | "stride" | "dilation" | "count")[];
}

/** A window over a grid of numbers: its first cell, and where its taps lie. */
export interface GridMark {
  readonly y: number;
  readonly x: number;
  readonly h: number;
  readonly w: number;
  /** Distance between taps; 1 unless said. */
  readonly dilation?: number;
}

/** A row or a table of numbers. */
export interface NumberGrid {
  /** What it is: `input x`. */
  readonly name: string;
  /** Cells by rows, all of one length; null is an empty one. */
  readonly rows: readonly (readonly (Written | null)[])[];
  /** Headings of the columns, and of the rows. */
  readonly columns?: readonly string[];
  readonly sides?: readonly string[];
  readonly marks?: readonly GridMark[];
  /** Between the grid before and this one: `∗`, `=`, `→`. */
  readonly sign?: string;
}

/** Windows over numbers, kernels, tables of units: grids of numbers side by side. */
export interface NumbersFigure extends Drawing {
  readonly kind: "numbers";
  readonly grids: readonly NumberGrid[];
}

/** A layer as a matrix: a row for each output, a column for each input. */
export interface MatrixFigure extends Drawing {
  readonly kind: "matrix";
  readonly rows: Written;
  readonly columns: Written;
  /** For each row that is drawn, which column holds which weight, counted from 0. */
  readonly entries: readonly (readonly { readonly column: number; readonly weight: number }[])[];
  /** How many of these rows are drawn before the question is solved; all of them unless said. */
  readonly shownRows?: number;
}

/** One box of a block diagram. */
export interface BlockBox {
  readonly label: Written;
  readonly hue: Hue;
  readonly note?: Written;
}

/** Lanes side by side from one input to one output: a residual block, groups, a bottleneck (one lane). */
export interface BlocksFigure extends Drawing {
  readonly kind: "blocks";
  readonly input: Written;
  /** An empty lane is a plain wire. */
  readonly lanes: readonly (readonly BlockBox[])[];
  /** How the lanes meet: `+`, `concatenated`; null for one lane. */
  readonly join: string | null;
  readonly output: Written;
}

/** Curves to compare, over the same axes. */
export interface CurvesFigure extends Drawing {
  readonly kind: "curves";
  readonly x: string;
  readonly y: string;
  readonly curves: readonly {
    readonly name: Written;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

export type Figure =
  | ConvLayerFigure
  | LayerStackFigure
  | WindowsFigure
  | NumbersFigure
  | MatrixFigure
  | BlocksFigure
  | CurvesFigure;
