import { type KeyboardEvent, memo, type PointerEvent } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { cssColour, divergingPlace, inkOn } from "#ui/colour-maps.ts";
import { formatFixed } from "#ui/number-text.ts";
import "./matrix.css";

/** A position in a matrix. */
export interface Entry {
  readonly row: number;
  readonly column: number;
}

/** A matrix in which some entries are the same weight. */
export interface PatternedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** The weight of each entry by its number, row by row; -1 where the entry is always zero. */
  readonly pattern: ArrayLike<number>;
  /** Values of the weights by number. */
  readonly weights: readonly number[];
}

/** The part of a matrix that is shown. */
export interface Part extends Entry {
  readonly rows: number;
  readonly columns: number;
}

interface MatrixFigureProps {
  readonly label: string;
  readonly matrix: PatternedMatrix;
  /** All of it by default. */
  readonly part?: Part;
  readonly colouring: Colouring;
  /** Value at the end of the colour scale, and that of the output if it has a scale of its own. */
  readonly extent: number;
  readonly outputExtent?: number;
  /** Letters of input, matrix and output; x, K and y by default. */
  readonly letters?: readonly [input: string, matrix: string, output: string];
  /** The vector that it is multiplied by, over its columns, and the product, beside its rows. */
  readonly input: ArrayLike<number>;
  readonly output: ArrayLike<number> | null;
  /** The chosen entry. */
  readonly at: Entry;
  /** The weight whose entries stand out; null for none. */
  readonly lit: number | null;
  readonly onPoint: (entry: Entry) => void;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};
const COARSE = 8;
const LETTERS = ["x", "K", "y"] as const;
/** In cells: left of the matrix, over it, and between it and the output. */
const GUTTER = 0.85;
const TOP = 1.4;
const GAP = 0.4;
/** Cells wide enough for a number inside. */
const MOST_WITH_NUMBERS = 16;
const FEW = 12;

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** A matrix with its input over its columns and its output beside its rows: point at an entry, or move with the arrow keys. */
export function MatrixFigure(props: MatrixFigureProps) {
  const { label, matrix, colouring, extent, input, output, at, lit, onPoint } = props;
  const { letters = LETTERS, outputExtent = extent } = props;
  const part = props.part ?? { row: 0, column: 0, rows: matrix.rows, columns: matrix.columns };
  const width = GUTTER + part.columns + GAP + 1.1;
  const height = TOP + part.rows + 0.1;
  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * width - GUTTER);
    const row = Math.floor(((event.clientY - box.top) / box.height) * height - TOP);
    const to = {
      row: row < 0 ? at.row : part.row + within(row, part.rows - 1),
      column: column < 0 || column >= part.columns ? at.column : part.column + column,
    };
    if (to.row !== at.row || to.column !== at.column) onPoint(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? COARSE : 1;
    onPoint({
      row: within(at.row + step[0] * by, matrix.rows - 1),
      column: within(at.column + step[1] * by, matrix.columns - 1),
    });
  };
  const numbered = part.columns > MOST_WITH_NUMBERS ? undefined : part.columns > FEW ? "many" : "few";
  return (
    <button
      type="button"
      className="matrix"
      data-numbered={numbered}
      aria-label={`${label}, ${matrix.rows} by ${matrix.columns}. Arrow keys move between its entries, with Shift eight at a time. ${entryText(matrix, at)}`}
      style={{ aspectRatio: `${width} / ${height}` }}
      onPointerMove={point}
      onPointerDown={point}
      onKeyDown={onKeyDown}
    >
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <text className="matrix-name" x={GUTTER - 0.35} y={0.5}>
          {letters[0]}
        </text>
        <text className="matrix-name" x={GUTTER - 0.42} y={TOP + part.rows / 2}>
          {letters[1]}
        </text>
        <text className="matrix-name" x={GUTTER + part.columns + GAP + 0.5} y={0.7}>
          {letters[2]}
        </text>
        <g transform={`translate(${GUTTER} ${TOP})`}>
          <rect className="matrix-ground" width={part.columns} height={part.rows} />
          {at.row >= part.row && at.row < part.row + part.rows ? (
            <rect className="matrix-band" y={at.row - part.row} width={part.columns} height={1} />
          ) : null}
          <Entries matrix={matrix} part={part} colouring={colouring} extent={extent} lit={lit} />
          <g transform="translate(0 -1.25)">
            {range(part.column, part.columns).map((column) => (
              <Value
                key={column}
                x={column - part.column}
                y={0}
                value={input[column] ?? 0}
                colouring={colouring}
                extent={1}
                look={weightOf(matrix, { row: at.row, column }) >= 0 ? (column === at.column ? "at" : "read") : null}
              />
            ))}
          </g>
          <g transform={`translate(${part.columns + GAP} 0)`}>
            {range(part.row, part.rows).map((row) => (
              <Value
                key={row}
                x={0}
                y={row - part.row}
                value={output?.[row] ?? null}
                colouring={colouring}
                extent={outputExtent}
                look={row === at.row ? "at" : null}
              />
            ))}
          </g>
          <Marks part={part} at={at} />
        </g>
      </svg>
    </button>
  );
}

function range(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** The weight at an entry by its number; -1 for none. */
export function weightOf({ columns, pattern }: PatternedMatrix, { row, column }: Entry): number {
  return pattern[row * columns + column] ?? -1;
}

/** A number with one decimal; zero has no sign. */
function inTenths(value: number): string {
  return formatFixed(Math.abs(value) < 0.05 ? 0 : value, 1);
}

function entryText(matrix: PatternedMatrix, at: Entry): string {
  const weight = weightOf(matrix, at);
  const is = weight < 0 ? "always zero" : `weight ${weight + 1}, ${inTenths(matrix.weights[weight] ?? 0)}`;
  return `Row ${at.row + 1}, column ${at.column + 1}: ${is}.`;
}

interface EntriesProps {
  readonly matrix: PatternedMatrix;
  readonly part: Part;
  readonly colouring: Colouring;
  readonly extent: number;
  readonly lit: number | null;
}

/** The entries that are weights. Separate from what moves with the pointer, so that they are not drawn again. */
const Entries = memo(function Entries({ matrix, part, colouring, extent, lit }: EntriesProps) {
  const entries = range(part.row, part.rows).flatMap((row) =>
    range(part.column, part.columns).flatMap((column) => {
      const weight = weightOf(matrix, { row, column });
      return weight < 0 ? [] : [{ row, column, weight }];
    }),
  );
  const place = (weight: number): number => divergingPlace(matrix.weights[weight] ?? 0, extent);
  return (
    <>
      {entries.map(({ row, column, weight }) => (
        <g key={row * matrix.columns + column}>
          <rect
            className="matrix-entry"
            x={column - part.column}
            y={row - part.row}
            width={1}
            height={1}
            fill={cssColour(colouring, place(weight))}
          />
          <text
            className="matrix-number"
            x={column - part.column + 0.5}
            y={row - part.row + 0.5}
            fill={inkOn(colouring, place(weight))}
          >
            {inTenths(matrix.weights[weight] ?? 0)}
          </text>
        </g>
      ))}
      {entries
        .filter(({ weight }) => weight === lit)
        .map(({ row, column }) => (
          <rect
            key={row * matrix.columns + column}
            className="matrix-lit"
            x={column - part.column}
            y={row - part.row}
            width={1}
            height={1}
          />
        ))}
    </>
  );
});

interface ValueProps {
  readonly x: number;
  readonly y: number;
  readonly value: number | null;
  readonly colouring: Colouring;
  readonly extent: number;
  readonly look: "at" | "read" | null;
}

/** A value of the input or of the output. */
function Value({ x, y, value, colouring, extent, look }: ValueProps) {
  const place = divergingPlace(value ?? 0, extent);
  return (
    <g className="matrix-value" data-look={look ?? undefined}>
      <rect
        x={x + 0.04}
        y={y + 0.04}
        width={0.92}
        height={0.92}
        fill={value === null ? "none" : cssColour(colouring, place)}
      />
      {value === null ? null : (
        <text className="matrix-number" x={x + 0.5} y={y + 0.5} fill={inkOn(colouring, place)}>
          {inTenths(value)}
        </text>
      )}
    </g>
  );
}

/** The row, and the entry in it. */
function Marks({ part, at }: { readonly part: Part; readonly at: Entry }) {
  const [x, y] = [at.column - part.column, at.row - part.row];
  const shows = { row: y >= 0 && y < part.rows, column: x >= 0 && x < part.columns };
  return (
    <>
      {shows.row ? <rect className="matrix-row" x={0} y={y} width={part.columns} height={1} /> : null}
      {shows.row && shows.column ? <rect className="matrix-at" x={x} y={y} width={1} height={1} /> : null}
    </>
  );
}
