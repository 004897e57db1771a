import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useOnePointer } from "#ui/one-pointer.ts";
import "./stage.css";

interface Position {
  readonly y: number;
  readonly x: number;
}

type Limits = readonly [least: number, most: number];

interface SurfaceProps {
  /** What is moved, and how to move it by keyboard. */
  readonly label: string;
  /** Where it is now, in words. */
  readonly text: string;
  /** Number of positions down and across the picture. */
  readonly places: Position;
  readonly at: Position;
  readonly limits: { readonly y: Limits; readonly x: Limits };
  /**
   * `drag`: it moves along with the pointer; `press`: it jumps to the pressed pointer; `choose`: the same, but a finger
   * that moves up or down scrolls the page; `hover`: it follows the pointer.
   */
  readonly follows: "drag" | "press" | "choose" | "hover";
  /** Positions that an arrow key moves by, without Shift; one by default. */
  readonly step?: number;
  readonly onMove: (to: Position) => void;
  /** For `drag`, if a press may take hold of something else: given the pressed position, returns that thing's position. */
  readonly onGrab?: (pressed: Position) => Position;
}

/** Steps that an arrow key moves by with Shift. */
const COARSE = 8;

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function within(value: number, [least, most]: Limits): number {
  return Math.max(least, Math.min(most, value));
}

/** An overlay for moving something on a picture: with pointer, touch, or the arrow keys (Shift: in larger steps). */
export function Surface({ label, text, places, at, limits, follows, step: apart = 1, onMove, onGrab }: SurfaceProps) {
  const held = useRef<{ readonly pointer: Position; readonly at: Position } | null>(null);
  const move = (y: number, x: number): void => {
    const to = { y: within(y, limits.y), x: within(x, limits.x) };
    if (to.y !== at.y || to.x !== at.x) onMove(to);
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = {
      y: ((event.clientY - box.top) / box.height) * places.y,
      x: ((event.clientX - box.left) / box.width) * places.x,
    };
    if (event.type === "pointerdown") held.current = { pointer, at: onGrab?.(pointer) ?? at };
    if (follows !== "drag") move(Math.floor(pointer.y), Math.floor(pointer.x));
    else if (held.current) {
      const { pointer: from, at: start } = held.current;
      move(start.y + Math.round(pointer.y - from.y), start.x + Math.round(pointer.x - from.x));
    }
  };
  const { handlers } = useOnePointer({
    onBegin: follow,
    onDrag: follow,
    onHover: (event) => {
      if (follows === "hover" && event.pointerType === "mouse") follow(event);
    },
    onEnd: () => {
      held.current = null;
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const by = apart * (event.shiftKey ? COARSE : 1);
    move(at.y + step[0] * by, at.x + step[1] * by);
  };
  return (
    <div
      className="scene-drag"
      role="slider"
      tabIndex={0}
      data-follows={follows}
      data-moves={limits.y[0] === limits.y[1] ? "x" : undefined}
      aria-label={label}
      aria-valuemin={limits.x[0]}
      aria-valuemax={limits.x[1]}
      aria-valuenow={at.x}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      {...handlers}
    />
  );
}
