import { type CSSProperties, Fragment } from "react";
import type { GridMark, NumberGrid, NumbersFigure } from "#quiz/figure.ts";
import { shown } from "#quiz/figure-text.ts";

const isTap = ({ y, x, h, w, dilation = 1 }: GridMark, row: number, column: number): boolean => {
  const [down, right] = [row - y, column - x];
  const within = (place: number, taps: number): boolean =>
    place >= 0 && place <= (taps - 1) * dilation && place % dilation === 0;
  return within(down, h) && within(right, w);
};

function Grid({ grid, revealed }: { readonly grid: NumberGrid; readonly revealed: boolean }) {
  const { name, rows, columns, sides, marks = [] } = grid;
  const width = rows[0]?.length ?? 0;
  const style: CSSProperties = {
    gridTemplateColumns: `${sides ? "auto " : ""}repeat(${width}, minmax(min-content, 2.25rem))`,
  };
  return (
    <div className="drawn-grid-whole">
      <span className="drawn-label">{name}</span>
      <div className="drawn-grid" style={style}>
        {columns && sides ? <span /> : null}
        {(columns ?? []).map((heading) => (
          <span key={`column ${heading}`} className="drawn-heading">
            {heading}
          </span>
        ))}
        {rows.map((cells, row) => (
          <Fragment key={`row ${row + 1}`}>
            {sides ? <span className="drawn-heading">{sides[row]}</span> : null}
            {cells.map((cell, column) => (
              <span
                key={`cell ${column + 1}`}
                className="drawn-cell"
                data-empty={cell === null || undefined}
                data-asked={(typeof cell === "object" && cell !== null) || undefined}
                data-tap={marks.some((mark) => isTap(mark, row, column)) || undefined}
              >
                {cell === null ? "" : shown(cell, revealed)}
              </span>
            ))}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

/** Grids of numbers side by side, with windows marked in them. */
export function Numbers({ figure, revealed }: { readonly figure: NumbersFigure; readonly revealed: boolean }) {
  return (
    <div className="drawn-numbers">
      {figure.grids.map((grid, i) => (
        <Fragment key={`grid ${i + 1}`}>
          {grid.sign === undefined ? null : <span className="drawn-sign">{grid.sign}</span>}
          <Grid grid={grid} revealed={revealed} />
        </Fragment>
      ))}
    </div>
  );
}
