import { Fragment } from "react";
import type { WindowsFigure } from "#quiz/figure.ts";
import { windowLines } from "#quiz/figure-text.ts";

/** Width of the drawing, in its own units. */
const WIDTH = 560;
const MARGIN = 8;
const LARGEST = 24;
const ROW = 16;

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Indices of the windows that are drawn: if there are many, the first three and the last. */
function placesOf(count: number): readonly number[] {
  const first = [0, 1, 2].filter((place) => place < count);
  return count > 3 ? [...first, count - 1] : first;
}

/** The axis to scale, with windows on it; while its measures are asked for, a generic one that gives nothing away. */
export function Windows({ figure, revealed }: { readonly figure: WindowsFigure; readonly revealed: boolean }) {
  const isOpen = revealed || figure.concealed.every((what) => what === "count");
  const { size, padding, kernel, stride, dilation, count } = isOpen
    ? figure
    : { size: 12, padding: 1, kernel: 3, stride: 2, dilation: 1, count: 6 };
  const cells = size + 2 * padding;
  const cell = Math.min(LARGEST, (WIDTH - 2 * MARGIN) / cells);
  const places = isOpen && revealed ? placesOf(count) : placesOf(count).slice(0, 2);
  const height = 2 * MARGIN + cell + 8 + places.length * ROW;
  const left = (at: number): number => MARGIN + at * cell;
  const gap = cell > 6 ? 1 : 0;
  return (
    <Fragment>
      <svg className="drawn-svg" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        {upTo(cells).map((i) => (
          <rect
            key={`pixel ${i + 1}`}
            x={left(i)}
            y={MARGIN}
            width={cell - gap}
            height={cell - gap}
            className={i < padding || i >= padding + size ? "drawn-pad" : "drawn-pixel"}
          />
        ))}
        {places.map((place, row) => {
          const y = MARGIN + cell + 8 + row * ROW;
          const start = place * stride;
          return (
            <g key={`window ${place}`}>
              <line
                x1={left(start)}
                x2={left(start + (kernel - 1) * dilation + 1)}
                y1={y + 5}
                y2={y + 5}
                className="drawn-extent"
              />
              {upTo(kernel).map((tap) => (
                <rect
                  key={`tap ${tap}`}
                  x={left(start + tap * dilation)}
                  y={y}
                  width={Math.max(1, cell - gap)}
                  height={10}
                  className="drawn-tap"
                />
              ))}
            </g>
          );
        })}
      </svg>
      {windowLines(figure, revealed).map((line, i) => (
        <p key={`line ${i + 1}`} className="drawn-note">
          {line}
        </p>
      ))}
    </Fragment>
  );
}
