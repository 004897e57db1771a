import { type PointerEvent, useState } from "react";

type Handle = (event: PointerEvent<HTMLElement>) => void;

/** Which pointer a surface follows: the one that was put down on it first, until it is lifted. Pure. */
export class OnePointer {
  #held: number | null = null;

  /** Whether one is down. */
  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** A pointer is put down; whether it counts. One that is put down again was lifted unnoticed. */
  press(id: number): boolean {
    if (this.#held !== null && this.#held !== id) return false;
    this.#held = id;
    return true;
  }

  /** Whether this is the one. */
  holds(id: number): boolean {
    return this.#held === id;
  }

  /** A pointer is lifted or taken away; whether it was the one. */
  release(id: number): boolean {
    if (this.#held !== id) return false;
    this.#held = null;
    return true;
  }
}

interface Follower {
  /** The pointer that counts was put down. */
  readonly onBegin: Handle;
  /** It moved. */
  readonly onDrag: Handle;
  /** A pointer moved while none is down. */
  readonly onHover?: Handle;
  /** It was lifted, or taken away. */
  readonly onEnd?: () => void;
}

/**
 * Handlers for a surface that one pointer at a time draws or drags on: a palm or a second finger on the screen does
 * nothing until the first is lifted.
 */
export function useOnePointer({ onBegin, onDrag, onHover, onEnd }: Follower) {
  const [pointer] = useState(() => new OnePointer());
  const end: Handle = ({ pointerId }) => {
    if (pointer.release(pointerId)) onEnd?.();
  };
  return {
    isHeld: (): boolean => pointer.isHeld,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        if (!pointer.press(event.pointerId)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onBegin(event);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>): void => {
        if (pointer.holds(event.pointerId)) onDrag(event);
        else if (!pointer.isHeld) onHover?.(event);
      },
      onPointerUp: end,
      onPointerCancel: end,
      // Comes last in every case, and alone where the surface is taken off the page.
      onLostPointerCapture: end,
    },
  };
}
