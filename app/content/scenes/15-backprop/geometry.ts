/** Where the numbers of a layer lie on the board, in cells from its upper left corner. Pure. */
import { countOf, type Layer, type Size } from "./problem.ts";
import type { Group } from "./state.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Board {
  readonly width: number;
  readonly height: number;
  /** Middles of the cells. */
  readonly places: Readonly<Record<Group | "y", readonly Spot[]>>;
  /** Where the names of the groups stand. */
  readonly names: Readonly<Record<Group | "y", Spot>>;
}

const TOP = 0.95;
const GAP = 0.9;

function grid({ rows, columns }: Size, left: number, top: number, across = 1): readonly Spot[] {
  return Array.from({ length: rows * columns }, (_, i) => ({
    x: left + (i % columns) * across + 0.5,
    y: top + Math.floor(i / columns),
  }));
}

/** A layer laid out: in one dimension inputs over outputs, in two side by side. */
export function boardOf(layer: Layer): Board {
  return layer.x.rows === 1 ? lineBoard(layer) : planeBoard(layer);
}

function lineBoard({ x, w, y, stride }: Layer): Board {
  const bottom = TOP + 2;
  const right = x.columns + GAP;
  const first = (w.columns - 1) / 2;
  return {
    width: right + w.columns,
    height: bottom + 0.55,
    places: {
      x: grid(x, 0, TOP),
      w: grid(w, right, TOP),
      b: grid({ rows: 1, columns: 1 }, right, bottom),
      y: grid(y, first, bottom, stride),
    },
    names: {
      x: { x: 0.5, y: 0.25 },
      w: { x: right + 0.5, y: 0.25 },
      b: { x: right + 0.5, y: bottom - 0.7 },
      y: { x: first + (y.columns - 1) * stride + 1.45, y: bottom },
    },
  };
}

function planeBoard({ op, x, w, y }: Layer): Board {
  const isConv = op === "conv";
  const middle = x.columns + 1.6;
  const right = middle + y.columns + GAP;
  const height = TOP + x.rows - 0.4;
  return {
    width: isConv ? right + w.columns : middle + y.columns + 1,
    height,
    places: {
      x: grid(x, 0, TOP),
      w: isConv ? grid(w, right, TOP) : [],
      b: isConv ? grid({ rows: 1, columns: 1 }, right, TOP + 2) : [],
      y: grid(y, middle, TOP + 0.5),
    },
    names: {
      x: { x: 0.5, y: 0.25 },
      w: { x: right + 0.5, y: 0.25 },
      b: { x: right + 1.35, y: TOP + 2 },
      y: { x: middle + 0.5, y: 0.5 },
    },
  };
}

/** A number of a base under a window, and the factor that the window brings. */
export interface LaidCell {
  /** Null for a zero that was put in: around the outputs, or between them. */
  readonly base: number | null;
  /** What is laid on it; null where nothing is. */
  readonly factor: { readonly value: number; readonly at: number } | null;
}

export interface Laid extends Size {
  readonly cells: readonly LaidCell[];
  /** First row and column under the window, and its size. */
  readonly window: Size & { readonly row: number; readonly column: number };
}

function strides({ w, stride }: Layer): readonly [down: number, right: number] {
  return [w.rows === 1 ? 1 : stride, stride];
}

/** The gradients at the outputs, zeros around and between, under the kernel turned by 180 degrees: it makes that of input `at`. */
export function fullConvolution(layer: Layer, g: readonly number[], w: readonly number[], at: number): Laid {
  const { x, w: kernel, y } = layer;
  const [down, right] = strides(layer);
  const rows = x.rows + kernel.rows - 1;
  const columns = x.columns + kernel.columns - 1;
  const [row, column] = [Math.floor(at / x.columns), at % x.columns];
  const cells = Array.from({ length: rows * columns }, (_, i): LaidCell => {
    const [r, c] = [Math.floor(i / columns), i % columns];
    const [oy, ox] = [(r - kernel.rows + 1) / down, (c - kernel.columns + 1) / right];
    const isOutput = [oy, ox].every(Number.isInteger) && oy >= 0 && ox >= 0 && oy < y.rows && ox < y.columns;
    const [u, v] = [r - row, c - column];
    const a = (kernel.rows - 1 - u) * kernel.columns + kernel.columns - 1 - v;
    const isUnder = u >= 0 && v >= 0 && u < kernel.rows && v < kernel.columns;
    return {
      base: isOutput ? (g[oy * y.columns + ox] ?? 0) : null,
      factor: isUnder ? { value: w[a] ?? 0, at: a } : null,
    };
  });
  return { rows, columns, cells, window: { row, column, ...kernel } };
}

/** The inputs under the gradients at the outputs, laid on them a stride apart: together they make that of weight `at`. */
export function outputsOnInputs(layer: Layer, g: readonly number[], x: readonly number[], at: number): Laid {
  const { x: input, w: kernel, y } = layer;
  const [down, right] = strides(layer);
  const [row, column] = [Math.floor(at / kernel.columns), at % kernel.columns];
  const cells = Array.from({ length: countOf(input) }, (_, i): LaidCell => {
    const [oy, ox] = [(Math.floor(i / input.columns) - row) / down, ((i % input.columns) - column) / right];
    const isUnder = [oy, ox].every(Number.isInteger) && oy >= 0 && ox >= 0 && oy < y.rows && ox < y.columns;
    const output = oy * y.columns + ox;
    return { base: x[i] ?? 0, factor: isUnder ? { value: g[output] ?? 0, at: output } : null };
  });
  return {
    ...input,
    cells,
    window: { row, column, rows: (y.rows - 1) * down + 1, columns: (y.columns - 1) * right + 1 },
  };
}
