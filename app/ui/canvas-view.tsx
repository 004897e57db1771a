import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Cell, cellAt, cellText, movedCell } from "./canvas-cursor.ts";
import "./canvas-view.css";

interface CanvasViewProps {
  /** What the picture shows. */
  readonly label: string;
  /** Columns and rows of values; the canvas has one pixel for each. */
  readonly width: number;
  readonly height: number;
  /** Screen pixels for one value; without it the picture is as wide as its container. */
  readonly scale?: number;
  /** A cell that another view points at: marked as this view's own cursor is. */
  readonly linked?: Cell | null;
  /** The picked cell, if there is one. */
  readonly picked?: Cell | null;
  /** Further marks: SVG whose unit is one cell. */
  readonly children?: ReactNode;
  /** What is said of a cell when keys move there, such as its value. */
  readonly describe?: (cell: Cell) => string;
  /** Gets the canvas, now and when its size changes, and may return how to let go of it. Keep it stable. */
  readonly onCanvas: (canvas: HTMLCanvasElement) => (() => void) | undefined;
  /** The cell under the pointer or the keys; null when there is none any more. */
  readonly onCursor?: (cell: Cell | null) => void;
  /** A click or tap on a cell, Enter or Space. */
  readonly onPick?: (cell: Cell) => void;
}

const isSame = (a: Cell | null, b: Cell | null): boolean => a?.x === b?.x && a?.y === b?.y;

/** A picture made of cells, to point at with a pointer or walk over with arrow keys. */
export function CanvasView(props: CanvasViewProps) {
  const { label, width, height, scale, linked, picked, children, describe, onCanvas, onCursor, onPick } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [spoken, setSpoken] = useState("");
  // Where keys go on from after the pointer has left.
  const keyCell = useRef<Cell>(picked ?? { x: Math.floor(width / 2), y: Math.floor(height / 2) });
  const byKeys = useRef(false);

  useEffect(() => (canvas.current ? onCanvas(canvas.current) : undefined), [onCanvas, width, height]);

  const point = (cell: Cell | null): void => {
    if (isSame(cell, cursor)) return;
    setCursor(cell);
    onCursor?.(cell);
  };
  const under = (event: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    return cellAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, { width, height });
  };
  const walk = (cell: Cell): void => {
    keyCell.current = cell;
    byKeys.current = true;
    point(cell);
    setSpoken(`${cellText(cell)}${describe ? `: ${describe(cell)}` : ""}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = cellAt((keyCell.current.x + 0.5) / width, (keyCell.current.y + 0.5) / height, { width, height });
    const from = cursor ?? at;
    if (event.key === "Escape" && cursor) point(null);
    else if (event.key === "Enter" || event.key === " ") {
      if (!onPick) return;
      walk(from);
      onPick(from);
    } else {
      const next = movedCell(from, event.key, { width, height }, event.shiftKey);
      if (!next) return;
      // The first key shows where the cursor is.
      walk(cursor ? next : from);
    }
    event.preventDefault();
  };

  const shown = cursor ?? linked ?? null;
  return (
    <span className="ui-canvas-frame" style={scale === undefined ? { width: "100%" } : { width: width * scale }}>
      <span
        role="application"
        aria-label={`${label}. Arrow keys move the cursor${onPick ? ", Enter picks" : ""}.`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes keys
        tabIndex={0}
        className="ui-canvas-view"
        data-own-arrows=""
        data-pickable={onPick ? "" : undefined}
        style={{ aspectRatio: `${width} / ${height}` }}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          byKeys.current = false;
          point(under(event));
        }}
        onPointerLeave={() => {
          if (!byKeys.current) point(null);
        }}
        onBlur={() => point(null)}
        onClick={(event) => {
          const cell = under(event);
          keyCell.current = cell;
          onPick?.(cell);
        }}
      >
        <canvas ref={canvas} className="ui-canvas" width={width} height={height} />
        <svg className="ui-canvas-marks" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {children}
          {picked ? <CellMark cell={picked} kind="picked" /> : null}
          {shown ? <Crosshair cell={shown} width={width} height={height} /> : null}
        </svg>
      </span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </span>
  );
}

function CellMark({ cell, kind }: { readonly cell: Cell; readonly kind: "picked" | "cursor" }) {
  return (
    <g data-kind={kind}>
      <rect className="ui-mark-halo" x={cell.x} y={cell.y} width={1} height={1} />
      <rect className="ui-mark-line" x={cell.x} y={cell.y} width={1} height={1} />
    </g>
  );
}

/** Lines through the cell's row and column, up to the cell. */
function Crosshair({ cell, width, height }: { readonly cell: Cell; readonly width: number; readonly height: number }) {
  const { x, y } = cell;
  const lines = `M0 ${y + 0.5}H${x}M${x + 1} ${y + 0.5}H${width}M${x + 0.5} 0V${y}M${x + 0.5} ${y + 1}V${height}`;
  return (
    <>
      <path className="ui-mark-halo" d={lines} />
      <path className="ui-mark-hair" d={lines} />
      <CellMark cell={cell} kind="cursor" />
    </>
  );
}
