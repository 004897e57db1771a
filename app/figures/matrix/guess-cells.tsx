import { type KeyboardEvent, useRef, useState } from "react";
import type { Prediction } from "../predict/use-prediction.ts";
import "./matrix.css";

interface GuessCellsProps {
  readonly prediction: Prediction<readonly number[]>;
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** Texts that the cells show from the start, row by row; the rest are blank. */
  readonly given: readonly string[];
  /** Indices of the right cells, once they are measured. */
  readonly measured: readonly number[] | null;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Cells of a matrix, chosen by press or Space; arrow keys move between them. The choice stays beside the measurement. */
export function GuessCells({ prediction, label, rows, columns, given, measured }: GuessCellsProps) {
  const { stage, value, change } = prediction;
  const chosen = value ?? [];
  const isAsked = stage === "asked";
  const [stop, setStop] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows - 1, Math.floor(stop / columns) + step[0]));
    const column = Math.max(0, Math.min(columns - 1, (stop % columns) + step[1]));
    const to = grid.current?.children[row * columns + column];
    if (to instanceof HTMLElement) to.focus();
  };
  return (
    <div
      ref={grid}
      className="guess-cells"
      role="group"
      aria-label={`${label}; arrow keys move between cells`}
      style={{ "--columns": columns }}
    >
      {Array.from({ length: rows * columns }, (_, cell) => {
        const isChosen = chosen.includes(cell);
        const is = isAsked || measured === null ? null : measured.includes(cell);
        return (
          <button
            key={cell}
            type="button"
            className="guess-cell"
            aria-label={`Row ${Math.floor(cell / columns) + 1}, column ${(cell % columns) + 1}${is === null ? "" : is ? ", changed" : ", did not change"}`}
            aria-pressed={isChosen}
            aria-disabled={!isAsked}
            tabIndex={cell === stop ? 0 : -1}
            data-is={is ?? undefined}
            onFocus={() => setStop(cell)}
            onKeyDown={onKeyDown}
            onClick={() => {
              if (isAsked) change(isChosen ? chosen.filter((each) => each !== cell) : [...chosen, cell]);
            }}
          >
            {given[cell] ?? ""}
          </button>
        );
      })}
    </div>
  );
}
