import type { PointerEvent } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { cssColour, divergingPlace } from "#ui/colour-maps.ts";
import type { Wires } from "./layer.ts";
import { nearestWire, type Wire } from "./nearest.ts";

/** A wire of one of the two layers. */
export interface At {
  readonly layer: 1 | 2;
  readonly row: number;
  readonly column: number;
}

interface WiresFigureProps {
  readonly n: number;
  readonly layers: readonly [Wires, Wires];
  /** Values of the three columns of units; null before they are known. */
  readonly values: readonly [Float32Array, Float32Array | null, Float32Array | null];
  readonly colouring: Colouring;
  readonly at: At;
  readonly onPoint: (at: At) => void;
}

const WIDTH = 12;
const COLUMNS = [0.7, 6, 11.3] as const;
const TOP = 0.9;
const MOST_HIGH = 11;
const MOST_PITCH = 1.25;
const LETTERS = ["x", "h", "y"] as const;

interface Drawn extends Wire {
  readonly layer: 1 | 2;
  readonly number: number;
  readonly weight: number;
}

/** The wires of a layer, from its column of units to the next. */
function drawnWires(layer: 1 | 2, { rows, columns, pattern, weights }: Wires, pitch: number): readonly Drawn[] {
  const [left, right] = layer === 1 ? [COLUMNS[0], COLUMNS[1]] : [COLUMNS[1], COLUMNS[2]];
  return Array.from({ length: rows * columns }, (_, i): Drawn => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const number = pattern[i] ?? -1;
    return {
      layer,
      row,
      column,
      number,
      weight: weights[number] ?? 0,
      from: { x: left, y: TOP + (column + 0.5) * pitch },
      to: { x: right, y: TOP + (row + 0.5) * pitch },
    };
  }).filter(({ number, weight }) => number >= 0 && weight !== 0);
}

/** Three columns of units and the wires between them: a colour is a weight. Point at a wire. */
export function WiresFigure({ n, layers, values, colouring, at, onPoint }: WiresFigureProps) {
  const pitch = Math.min(MOST_PITCH, MOST_HIGH / n);
  const wires = [...drawnWires(1, layers[0], pitch), ...drawnWires(2, layers[1], pitch)];
  const height = TOP + n * pitch + 0.1;
  const lit = layers[at.layer - 1]?.pattern[at.row * n + at.column] ?? -1;
  const isLit = (wire: Drawn): boolean => wire.layer === at.layer && wire.number === lit;
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const near = nearestWire(wires, {
      x: ((event.clientX - box.left) / box.width) * WIDTH,
      y: ((event.clientY - box.top) / box.height) * height,
    });
    if (near) onPoint({ layer: near.layer, row: near.row, column: near.column });
  };
  return (
    <svg
      className="sharing-wires"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${n} inputs, ${n} hidden units and ${n} outputs, joined by ${wires.length} wires`}
      onPointerMove={point}
      onPointerDown={point}
    >
      {[...wires.filter((wire) => !isLit(wire)), ...wires.filter(isLit)].map((wire) => (
        <line
          key={`${wire.layer} ${wire.row} ${wire.column}`}
          className="sharing-wire"
          data-lit={isLit(wire) || undefined}
          data-at={(isLit(wire) && wire.row === at.row && wire.column === at.column) || undefined}
          x1={wire.from.x}
          y1={wire.from.y}
          x2={wire.to.x}
          y2={wire.to.y}
          stroke={cssColour(colouring, divergingPlace(wire.weight, 1))}
          strokeOpacity={Math.min(1, Math.abs(wire.weight) / 0.4)}
        />
      ))}
      {COLUMNS.map((x, column) => (
        <g key={x}>
          <text className="matrix-name" x={x} y={0.4}>
            {LETTERS[column]}
          </text>
          <g>
            {Array.from({ length: n }, (_, i) => {
              const value = values[column]?.[i] ?? null;
              const isEnd = column === at.layer ? i === at.row : column === at.layer - 1 && i === at.column;
              return (
                <circle
                  key={i}
                  className="sharing-unit"
                  data-at={isEnd || undefined}
                  cx={x}
                  cy={TOP + (i + 0.5) * pitch}
                  r={0.37 * pitch}
                  fill={value === null ? "none" : cssColour(colouring, divergingPlace(value, extentOf(values[column])))}
                />
              );
            })}
          </g>
        </g>
      ))}
    </svg>
  );
}

/** Where the colours of a column's values end. */
export function extentOf(values: Float32Array | null | undefined): number {
  return Math.max(1, ...(values ?? []).map(Math.abs));
}
