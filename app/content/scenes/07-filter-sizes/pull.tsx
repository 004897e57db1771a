import { type KeyboardEvent, useRef } from "react";
import type { Point } from "#figures/block/block.ts";
import { useOnePointer } from "#ui/one-pointer.ts";

interface PullProps {
  /** What is pulled. */
  readonly label: string;
  /** Its name among the things of the stage; also its colour. */
  readonly thing: "m" | "n" | "depth" | "bank";
  readonly value: number;
  readonly most: number;
  /** Where it stands, in the drawing's units. */
  readonly at: Point;
  /** The drawing's size, in its units. */
  readonly drawing: { readonly width: number; readonly height: number };
  /** How far it moves for one more. */
  readonly step: Point;
  /** It was grabbed, or let go. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onChange: (value: number) => void;
}

/** Steps with Shift held. */
const COARSE = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** A grip on an edge of a drawing: pulled along, it makes the edge longer by whole units; the arrow keys do too. */
export function Pull({ label, thing, value, most, at, drawing, step, onHold, onChange }: PullProps) {
  const held = useRef<{
    readonly x: number;
    readonly y: number;
    readonly value: number;
    readonly scale: number;
  } | null>(null);
  const set = (to: number): void => {
    const next = Math.max(1, Math.min(most, Math.round(to)));
    if (next !== value) onChange(next);
  };
  const { handlers } = useOnePointer({
    onBegin: ({ clientX, clientY, currentTarget }) => {
      const width = currentTarget.parentElement?.getBoundingClientRect().width ?? drawing.width;
      held.current = { x: clientX, y: clientY, value, scale: drawing.width / width };
      currentTarget.focus();
      onHold(true);
    },
    onDrag: ({ clientX, clientY }) => {
      const from = held.current;
      if (!from) return;
      const along = (clientX - from.x) * step.x + (clientY - from.y) * step.y;
      set(from.value + (along * from.scale) / (step.x * step.x + step.y * step.y));
    },
    onEnd: () => {
      held.current = null;
      onHold(false);
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(value + by * (event.shiftKey ? COARSE : 1));
  };
  return (
    <div
      className="sizes-pull scene-thing"
      role="slider"
      tabIndex={0}
      data-thing={thing}
      data-factor={thing}
      data-tall={Math.abs(step.y) > Math.abs(step.x) || undefined}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={most}
      aria-valuenow={value}
      style={{ left: `${(100 * at.x) / drawing.width}%`, top: `${(100 * at.y) / drawing.height}%` }}
      onKeyDown={onKeyDown}
      {...handlers}
    />
  );
}
