import { type CSSProperties, Fragment } from "react";
import { type GridMark, isHidden, type NumberGrid, type NumbersFigure, type Written } from "#quiz/figure.ts";
import { shown } from "#quiz/figure-text.ts";

const isTap = ({ y, x, h, w, dilation = 1 }: GridMark, row: number, column: number): boolean => {
  const [down, right] = [row - y, column - x];
  const within = (place: number, taps: number): boolean =>
    place >= 0 && place <= (taps - 1) * dilation && place % dilation === 0;
  return within(down, h) && within(right, w);
};

/** The content of a cell; once the answer may be shown, a misprint is struck out beside the right number. */
function CellText({ value, revealed }: { readonly value: Written; readonly revealed: boolean }) {
  if (typeof value !== "object" || isHidden(value) || !revealed) return <span>{shown(value, revealed)}</span>;
  return (
    <>
      <s className="drawn-misprint">{shown(value.printed, revealed)}</s>
      <span>{shown(value.counted, revealed)}</span>
    </>
  );
}

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
            {sides ? (
              <span className="drawn-heading" data-side>
                {sides[row]}
              </span>
            ) : null}
            {cells.map((cell, column) => (
              <span
                key={`cell ${column + 1}`}
                className="drawn-cell"
                data-empty={cell === null || undefined}
                data-asked={isHidden(cell) || undefined}
                data-tap={marks.some((mark) => isTap(mark, row, column)) || undefined}
              >
                {cell === null ? "" : <CellText value={cell} revealed={revealed} />}
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
