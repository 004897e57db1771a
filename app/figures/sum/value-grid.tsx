import { type KeyboardEvent, memo, type PointerEvent, useId } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { inkOn, cssColour, divergingPlace } from "#ui/colour-maps.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { inCell, plain } from "../numbers.ts";
import "./sums.css";

export interface GridCell {
  /** Index in the list that the cells come from. */
  readonly index: number;
  readonly value: number;
  /** Whether the cell is padding outside the image. */
  readonly padding: boolean;
}

interface ValueGridProps {
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly cells: readonly GridCell[];
  readonly colouring: Colouring;
  /** Value at the end of the colour scale. */
  readonly extent: number;
  /** Index (in `cells`) of the cell under the pointer, here or in a linked grid. */
  readonly active: number | null;
  /** Index of a highlighted cell, such as the winner of max pooling. */
  readonly marked?: number | null;
  /** Whether it is a tab stop: one of several linked grids is enough. */
  readonly stops?: boolean;
  readonly onActive: (place: number | null) => void;
}

/** Maximum number of columns whose cells have room for a number. */
const MOST_WITH_NUMBERS = 4;

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Values as coloured cells. Point at one, or move to it with the arrow keys. */
export function ValueGrid({
  label,
  rows,
  columns,
  cells,
  colouring,
  extent,
  active,
  marked = null,
  stops = true,
  onActive,
}: ValueGridProps) {
  const at = (event: PointerEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    return row >= 0 && column >= 0 && row < rows && column < columns ? row * columns + column : null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === "Escape") onActive(null);
    if (!step) return;
    event.preventDefault();
    const from = active ?? 0;
    const row = Math.max(0, Math.min(rows - 1, Math.floor(from / columns) + step[0]));
    const column = Math.max(0, Math.min(columns - 1, (from % columns) + step[1]));
    onActive(active === null ? 0 : row * columns + column);
  };
  const current = active === null ? null : cells[active];
  return (
    <button
      type="button"
      className="fig-grid"
      tabIndex={stops ? 0 : -1}
      aria-label={`${label}, ${rows} by ${columns} values. Arrow keys move between them.${current ? ` Row ${Math.floor((active ?? 0) / columns)}, column ${(active ?? 0) % columns}: ${plain(current.value)}.` : ""}`}
      style={{ aspectRatio: `${columns} / ${rows}` }}
      onPointerMove={(event) => onActive(at(event))}
      onPointerDown={(event) => onActive(at(event))}
      onPointerLeave={() => onActive(null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) onActive(active ?? 0);
      }}
      onBlur={() => onActive(null)}
      onKeyDown={onKeyDown}
    >
      <svg viewBox={`0 0 ${columns} ${rows}`} aria-hidden="true">
        <Cells cells={cells} columns={columns} colouring={colouring} extent={extent} />
        {marked === null ? null : <Outline className="fig-cell-marked" place={marked} columns={columns} />}
        {active === null ? null : <Outline className="fig-cell-active" place={active} columns={columns} />}
      </svg>
    </button>
  );
}

function Outline({
  className,
  place,
  columns,
}: {
  readonly className: string;
  readonly place: number;
  readonly columns: number;
}) {
  const [x, y] = [place % columns, Math.floor(place / columns)];
  return (
    <g className={className}>
      <rect x={x} y={y} width={1} height={1} />
      <rect x={x} y={y} width={1} height={1} />
    </g>
  );
}

/** The colour scale of a grid. */
export function CellScale({
  label,
  colouring,
  extent,
}: {
  readonly label: string;
  readonly colouring: Colouring;
  readonly extent: number;
}) {
  if (colouring.scale === "signed")
    return <ScaleBar label={label} map={colouring} min={-extent} middle={0} max={extent} />;
  return <ScaleBar label={label} map={colouring} min={0} max={colouring.scale === "unit" ? 1 : extent} />;
}

interface CellsProps {
  readonly cells: readonly GridCell[];
  readonly columns: number;
  readonly colouring: Colouring;
  readonly extent: number;
}

/** Position of a value on the colour scale, 0 .. 1. */
function placeOn({ scale }: Colouring, value: number, extent: number): number {
  if (scale === "unit") return value;
  if (scale === "signed") return divergingPlace(value, extent);
  return extent > 0 ? Math.abs(value) / extent : 0;
}

/** Separate from the outlines, so that moving the pointer does not redraw the cells. */
const Cells = memo(function Cells({ cells, columns, colouring, extent }: CellsProps) {
  const hatch = useId();
  const hasNumbers = columns <= MOST_WITH_NUMBERS;
  return (
    <>
      <defs>
        <pattern id={hatch} width="0.25" height="0.25" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="0.25" height="0.25" className="fig-hatch-ground" />
          <rect width="0.08" height="0.25" className="fig-hatch-line" />
        </pattern>
      </defs>
      {cells.map(({ index, value, padding }, place) => {
        const [x, y] = [place % columns, Math.floor(place / columns)];
        const t = placeOn(colouring, value, extent);
        return (
          <g key={index}>
            <rect
              className="fig-cell"
              x={x}
              y={y}
              width={1}
              height={1}
              fill={padding ? `url(#${hatch})` : cssColour(colouring, t)}
            />
            {hasNumbers && !padding ? (
              <text className="fig-cell-number" x={x + 0.5} y={y + 0.5} fill={inkOn(colouring, t)}>
                {inCell(value)}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
});
