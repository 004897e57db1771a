import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { useOnePointer } from "#ui/one-pointer.ts";
import { turned } from "./angles.ts";
import "./dial.css";

interface DialProps {
  /** What is turned, and how to turn it by keyboard. */
  readonly label: string;
  /** Whole degrees, anticlockwise from the right, 0 .. 359. */
  readonly angle: number;
  readonly onTurn: (angle: number) => void;
  /** The picture: it fills a square and ignores the pointer. */
  readonly children: ReactNode;
}

/** Degrees that an arrow key turns by, and with Shift held. */
const STEP = 1;
const COARSE = 15;

const KEYS: Readonly<Record<string, number>> = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 };

/** Something that turns about its centre: it follows the pointer round, or the arrow keys (Shift: in larger steps). */
export function Dial({ label, angle, onTurn, children }: DialProps) {
  const held = useRef<{ readonly pointer: number; readonly angle: number } | null>(null);
  const at = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - box.width / 2, box.top + box.height / 2 - event.clientY];
    return (Math.atan2(y, x) * 180) / Math.PI;
  };
  const turn = (to: number): void => {
    const next = turned(to);
    if (next !== angle) onTurn(next);
  };
  const { handlers } = useOnePointer({
    onBegin: (event) => {
      held.current = { pointer: at(event), angle };
    },
    onDrag: (event) => {
      if (held.current) turn(held.current.angle + at(event) - held.current.pointer);
    },
    onEnd: () => {
      held.current = null;
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const sense = KEYS[event.key];
    if (sense === undefined) return;
    event.preventDefault();
    turn(angle + sense * (event.shiftKey ? COARSE : STEP));
  };
  return (
    <div className="dial">
      {children}
      <div
        className="dial-surface"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={angle}
        aria-valuetext={`${angle}°`}
        onKeyDown={onKeyDown}
        {...handlers}
      />
    </div>
  );
}
