import type { Colouring } from "#engine/show/montage.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { cssColour, divergingPlace, inkOn } from "#ui/colour-maps.ts";
import type { BoardLayout } from "./layout.ts";
import { short } from "./short.ts";
import { GRADIENT, SIDE } from "./state.ts";

/** Largest digit. */
const EXTENT = 9;

interface Cell {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly value: number | null;
  /** Written small in the corner. */
  readonly corner: number | null;
  readonly colouring: Colouring;
  /** Its place on the colours, 0 .. 1. */
  readonly t: number;
  /** What was predicted for it. */
  readonly ghost: number | null;
}

interface CellsOptions {
  readonly layout: BoardLayout;
  /** Outputs on a side. */
  readonly count: number;
  readonly map: Float32Array;
  readonly outputs: Float32Array | null;
  readonly gradient: Float32Array | null;
  /** Outputs with a gradient; null where the values are looked at. */
  readonly dropped: readonly { readonly y: number; readonly x: number }[] | null;
  readonly ghost: ReadonlyMap<number, number>;
}

/** The cells of map and output: their values or, going back, their gradients with the values in the corner. */
export function useCells({ layout, count, map, outputs, gradient, dropped, ghost }: CellsOptions): readonly Cell[] {
  const [magnitude, signed] = [useColouring("magnitude"), useColouring("signed")];
  const show = (value: number | null, given: number) =>
    dropped
      ? {
          value: given === 0 ? null : given,
          corner: value,
          colouring: signed,
          t: divergingPlace(given, 2 * GRADIENT),
        }
      : { value, corner: null, colouring: magnitude, t: (value ?? 0) / EXTENT };
  const { left, top, side } = layout.output;
  const isRead = outputs?.length === count * count;
  return [
    ...Array.from(map, (digit, place) => ({
      key: `input ${place}`,
      x: place % SIDE,
      y: Math.floor(place / SIDE),
      side: 1,
      ghost: dropped ? (ghost.get(place) ?? null) : null,
      ...show(digit, gradient?.[place] ?? 0),
    })),
    ...Array.from({ length: count * count }, (_, i) => {
      const [x, y] = [i % count, Math.floor(i / count)];
      const isGiven = dropped?.some((each) => each.y === y && each.x === x) === true;
      return {
        key: `output ${i}`,
        x: left + x * side,
        y: top + y * side,
        side,
        ghost: null,
        ...show(isRead ? (outputs[i] ?? null) : null, isGiven ? GRADIENT : 0),
      };
    }),
  ];
}

interface CellsProps {
  readonly cells: readonly Cell[];
}

/** Their colours. */
export function Grounds({ cells }: CellsProps) {
  return (
    <g className="pooling-grounds">
      {cells.map(({ key, x, y, side, colouring, t }) => (
        <rect key={key} x={x} y={y} width={side} height={side} fill={cssColour(colouring, t)} />
      ))}
    </g>
  );
}

/** Their numbers, over whatever lies on the colours. */
export function Words({ cells }: CellsProps) {
  return (
    <g className="pooling-words">
      {cells.map(({ key, x, y, side, value, corner, colouring, t, ghost }) => {
        const text = value === null ? "" : short(value);
        const size = side ** 0.6;
        const ink = inkOn(colouring, t);
        return (
          <g key={key} fill={ink} stroke={cssColour(colouring, t)}>
            <text x={x + side / 2} y={y + side / 2} style={{ fontSize: `${size * (text.length > 3 ? 0.34 : 0.46)}px` }}>
              {text}
            </text>
            {corner === null ? null : (
              <text
                className="pooling-corner"
                x={x + 0.1 * size}
                y={y + 0.22 * size}
                style={{ fontSize: `${0.28 * size}px` }}
              >
                {short(corner)}
              </text>
            )}
            {ghost === null ? null : (
              <text x={x + side / 2} y={y + side - 0.14} className="pooling-ghost">
                {`you: ${short(ghost)}`}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
