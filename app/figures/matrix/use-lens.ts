import { useState } from "react";
import type { Entry, Part, PatternedMatrix } from "./matrix-figure.tsx";

/** The new start of a window of `size` positions that was at `start`: it contains `place` and stays within `all` positions. */
function holding(start: number, size: number, all: number, place: number): number {
  const moved = Math.max(place - size + 1, Math.min(place, start));
  return Math.max(0, Math.min(all - size, moved));
}

interface Lens {
  readonly part: Part;
  /** Centres the lens on an entry. */
  readonly centre: (entry: Entry) => void;
}

/** The part of a large matrix that is shown enlarged: it moves no further than needed to contain the entry `at`. */
export function useLens({ rows, columns }: PatternedMatrix, size: { rows: number; columns: number }, at: Entry): Lens {
  const [high, wide] = [Math.min(size.rows, rows), Math.min(size.columns, columns)];
  const around = (entry: Entry): Entry => ({
    row: holding(entry.row - Math.floor(high / 2), high, rows, entry.row),
    column: holding(entry.column - Math.floor(wide / 2), wide, columns, entry.column),
  });
  const [start, setStart] = useState(() => around(at));
  const row = holding(start.row, high, rows, at.row);
  const column = holding(start.column, wide, columns, at.column);
  if (row !== start.row || column !== start.column) setStart({ row, column });
  return {
    part: { row, column, rows: high, columns: wide },
    centre: (entry) => setStart(around(entry)),
  };
}
