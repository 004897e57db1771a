import { Fragment } from "react";
import { type Entry, type PatternedMatrix, weightOf } from "#figures/matrix/matrix-figure.tsx";
import { Symbol } from "#figures/matrix/symbol.tsx";
import { formatFixed } from "#ui/number-text.ts";

interface ProductProps {
  readonly matrix: PatternedMatrix;
  readonly input: ArrayLike<number>;
  /** The row's output, read from the GPU; null before the first. */
  readonly output: number | null;
  readonly at: Entry;
  /** Of more products than these, only the one that is looked at is written out. */
  readonly most: number;
  readonly onPoint: (entry: Entry) => void;
}

const bracketed = (value: number): string => (value < 0 ? `(${formatFixed(value, 1)})` : formatFixed(value, 1));

/** The row of the matrix times the input, term by term. Zeros are left out. */
export function Product({ matrix, input, output, at, most, onPoint }: ProductProps) {
  const terms = Array.from({ length: matrix.columns }, (_, column) => column).filter(
    (column) => weightOf(matrix, { row: at.row, column }) >= 0,
  );
  const hereWeight = weightOf(matrix, at);
  const isShort = terms.length > most;
  return (
    <div className="toeplitz-product">
      <Symbol letter="y" index={at.row + 1} />
      <span>=</span>
      {isShort ? <span>{`${terms.length} products${hereWeight < 0 ? "" : ", among them"}`}</span> : null}
      {terms.map((column, i) => {
        if (isShort && column !== at.column) return null;
        const number = weightOf(matrix, { row: at.row, column });
        const text = `${formatFixed(matrix.weights[number] ?? 0, 1)} · ${bracketed(input[column] ?? 0)}`;
        return (
          <Fragment key={column}>
            {i === 0 || isShort ? null : <span>+</span>}
            <button
              type="button"
              className="toeplitz-term"
              tabIndex={-1}
              data-lit={column === at.column || undefined}
              title={`weight ${number + 1} times input ${column + 1}`}
              onPointerEnter={() => onPoint({ row: at.row, column })}
            >
              <span translate="no">{text}</span>
            </button>
          </Fragment>
        );
      })}
      <span translate="no">{output === null ? "= …" : `= ${formatFixed(output, 2)}`}</span>
      {hereWeight < 0 ? (
        <span className="toeplitz-zero">
          <Symbol letter="K" index={`${at.row + 1}, ${at.column + 1}`} />{" "}
          <span>is zero: this output does not see that input.</span>
        </span>
      ) : null}
    </div>
  );
}
