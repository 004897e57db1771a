import type { MatrixFigure } from "#quiz/figure.ts";
import { drawnRows, shown } from "#quiz/figure-text.ts";

const WIDTH = 320;
const LARGEST = 22;

/** How strongly a weight is drawn: the same weight looks the same in every row. */
function strength(weight: number): number {
  return 0.3 + ((weight * 5) % 8) / 11;
}

/** A layer's matrix: the places of its weights, the rest left empty. */
export function Matrix({ figure, revealed }: { readonly figure: MatrixFigure; readonly revealed: boolean }) {
  const { entries } = figure;
  const columns = Math.max(1, ...entries.flatMap((row) => row.map(({ column }) => column + 1)));
  const cell = Math.min(LARGEST, WIDTH / columns);
  return (
    <div className="drawn-matrix">
      <svg
        className="drawn-svg"
        viewBox={`0 0 ${columns * cell} ${entries.length * cell}`}
        style={{ maxWidth: columns * cell }}
        aria-hidden="true"
      >
        <rect width={columns * cell} height={entries.length * cell} className="drawn-pad" />
        {drawnRows(figure, revealed).map((row, y) =>
          row.map(({ column, weight }) => (
            <rect
              key={`entry ${y} ${column}`}
              x={column * cell + 0.5}
              y={y * cell + 0.5}
              width={cell - 1}
              height={cell - 1}
              className="drawn-tap"
              fillOpacity={strength(weight)}
            />
          )),
        )}
      </svg>
      <span className="drawn-shape">{`${shown(figure.rows, revealed)} rows, ${shown(figure.columns, revealed)} columns`}</span>
    </div>
  );
}
