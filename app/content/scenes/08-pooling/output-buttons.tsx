import { type KeyboardEvent, useRef } from "react";
import { droppedOn } from "./pool.ts";
import { short } from "./short.ts";
import { GRADIENT, nameOf, type State } from "./state.ts";

interface OutputButtonsProps {
  readonly state: State;
  /** Outputs on a side. */
  readonly count: number;
  /** The one that is looked at. */
  readonly y: number;
  readonly x: number;
  readonly outputs: Float32Array | null;
  readonly set: (patch: Partial<State>) => void;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** One button for each output, over its picture: a press looks at it and, going back, puts a gradient on it or takes it off. */
export function OutputButtons({ state, count, y, x, outputs, set }: OutputButtonsProps) {
  const buttons = useRef<HTMLDivElement>(null);
  const isBack = state.direction === "back";
  const given = new Set(droppedOn(state, state.dropped).map((output) => nameOf(output.y, output.x)));
  const press = (row: number, column: number): void => {
    const name = nameOf(row, column);
    const dropped = given.has(name) ? state.dropped.filter((each) => each !== name) : [...state.dropped, name];
    set({ y: row, x: column, ...(isBack ? { dropped } : {}) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const within = (place: number): number => Math.max(0, Math.min(count - 1, place));
    const [row, column] = [within(y + step[0]), within(x + step[1])];
    set({ y: row, x: column });
    const next = buttons.current?.children[row * count + column];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div
      ref={buttons}
      className="pooling-outputs"
      role="group"
      aria-label={`${count} × ${count} outputs; arrow keys walk over them${isBack ? ", Enter puts a gradient on one or takes it off" : ""}`}
      style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }}
    >
      {Array.from({ length: count * count }, (_, i) => {
        const [row, column] = [Math.floor(i / count), i % count];
        const hasGradient = isBack && given.has(nameOf(row, column));
        const isChosen = row === y && column === x;
        const value = outputs?.[i];
        return (
          <button
            key={i}
            type="button"
            tabIndex={isChosen ? 0 : -1}
            aria-pressed={isBack ? hasGradient : isChosen}
            aria-label={`Output row ${row + 1}, column ${column + 1}${value === undefined ? "" : `: ${short(value)}`}${hasGradient ? `, gradient ${GRADIENT}` : ""}`}
            onClick={() => press(row, column)}
            onKeyDown={onKeyDown}
          />
        );
      })}
    </div>
  );
}
