import { type KeyboardEvent, useRef } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { cssColour, divergingPlace, inkOn } from "#ui/colour-maps.ts";
import { useOnePointer } from "#ui/one-pointer.ts";
import { inCell, plain } from "../numbers.ts";
import "./kernel.css";

interface KernelEditorProps {
  /** Name of the kernel, for screen readers. */
  readonly label: string;
  /** Number of rows, and of weights in a row. */
  readonly side: number;
  /** Row by row. */
  readonly weights: ArrayLike<number>;
  /** Signed colours; the largest |weight| has the colours at the ends. */
  readonly colouring: Colouring;
  /** Index of the chosen weight. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly onChange: (place: number, weight: number) => void;
  /** Largest |weight| that can be set. */
  readonly most: number;
  /** What an arrow key adds. */
  readonly step: number;
}

/** Steps that an arrow key moves by with Shift held. */
const COARSE = 10;
/** Pixels of dragging per step. */
const PIXELS = 5;

/** An editable kernel: drag a weight up or down; or choose one with the arrow keys left and right, change it with up and down. */
export function KernelEditor({ label, side, weights, colouring, chosen, ...act }: KernelEditorProps) {
  const grid = useRef<HTMLDivElement>(null);
  const count = side * side;
  const largest = Math.max(...Array.from({ length: count }, (_, i) => Math.abs(weights[i] ?? 0)));
  const walk = (to: number): void => {
    if (to < 0 || to >= count) return;
    act.onChoose(to);
    grid.current?.querySelector<HTMLElement>(`[data-place="${to}"]`)?.focus();
  };
  return (
    <div
      ref={grid}
      className="fig-kernel"
      role="group"
      aria-label={`${label}: up and down change a weight, left and right choose another`}
      style={{ "--columns": side }}
    >
      {Array.from({ length: count }, (_, place) => (
        <Cell
          key={place}
          place={place}
          side={side}
          weight={weights[place] ?? 0}
          at={divergingPlace(weights[place] ?? 0, largest)}
          colouring={colouring}
          isChosen={place === chosen}
          onWalk={walk}
          {...act}
        />
      ))}
    </div>
  );
}

type CellProps = Pick<KernelEditorProps, "side" | "colouring" | "most" | "step" | "onChoose" | "onChange"> & {
  readonly place: number;
  readonly weight: number;
  /** Position of the weight on the colour scale, 0 .. 1. */
  readonly at: number;
  readonly isChosen: boolean;
  readonly onWalk: (place: number) => void;
};

const WALKS = (side: number): Readonly<Record<string, number>> => ({
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -side,
  PageDown: side,
});

function Cell({ place, side, weight, at, colouring, isChosen, most, step, onWalk, onChoose, onChange }: CellProps) {
  const held = useRef<{ readonly y: number; readonly weight: number } | null>(null);
  const change = (from: number, steps: number): void => {
    const to = Math.round(Math.max(-most, Math.min(most, from + steps * step)) * 1e4) / 1e4;
    if (to !== weight) onChange(place, to);
  };
  const { handlers } = useOnePointer({
    onBegin: ({ clientY, currentTarget }) => {
      held.current = { y: clientY, weight };
      onChoose(place);
      currentTarget.focus();
    },
    onDrag: ({ clientY }) => {
      if (held.current) change(held.current.weight, Math.round((held.current.y - clientY) / PIXELS));
    },
    onHover: ({ pointerType }) => {
      if (pointerType === "mouse" && !isChosen) onChoose(place);
    },
    onEnd: () => {
      held.current = null;
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const walk = WALKS(side)[event.key];
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (walk === undefined && direction === 0) return;
    event.preventDefault();
    if (walk === undefined) change(weight, direction * (event.shiftKey ? COARSE : 1));
    else onWalk(place + walk);
  };
  return (
    <div
      className="fig-weight"
      role="slider"
      tabIndex={isChosen ? 0 : -1}
      data-place={place}
      data-chosen={isChosen || undefined}
      aria-label={`Weight of row ${Math.floor(place / side) + 1}, column ${(place % side) + 1}`}
      aria-orientation="vertical"
      aria-valuemin={-most}
      aria-valuemax={most}
      aria-valuenow={weight}
      aria-valuetext={plain(weight)}
      title={plain(weight)}
      style={{ background: cssColour(colouring, at), color: inkOn(colouring, at) }}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <span translate="no">{inCell(weight)}</span>
    </div>
  );
}
