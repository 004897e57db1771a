/** A value of a picture: column `x` and row `y`, whole numbers from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}
/** Columns and rows of a picture. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** Cells that an arrow key moves while Shift is held. */
const LEAP = 5;

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** The cell under a point, `across` and `down` being fractions of the picture from 0 to 1; clamped at its edges. */
export function cellAt(across: number, down: number, { width, height }: CellSize): Cell {
  return { x: clamp(Math.floor(across * width), width), y: clamp(Math.floor(down * height), height) };
}

/**
 * Where a key leads from a cell: arrows one step (five with Shift), Home and End along the row, Page Up
 * and Page Down along the column. Null for keys that do not move.
 */
export function movedCell({ x, y }: Cell, key: string, { width, height }: CellSize, leaps = false): Cell | null {
  const step = leaps ? LEAP : 1;
  switch (key) {
    case "ArrowLeft":
      return { x: clamp(x - step, width), y };
    case "ArrowRight":
      return { x: clamp(x + step, width), y };
    case "ArrowUp":
      return { x, y: clamp(y - step, height) };
    case "ArrowDown":
      return { x, y: clamp(y + step, height) };
    case "Home":
      return { x: 0, y };
    case "End":
      return { x: width - 1, y };
    case "PageUp":
      return { x, y: 0 };
    case "PageDown":
      return { x, y: height - 1 };
    default:
      return null;
  }
}

/** A cell in words, counted from 1 as on the screen. */
export function cellText({ x, y }: Cell): string {
  return `row ${y + 1}, column ${x + 1}`;
}
