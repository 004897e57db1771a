import { type PointerEvent, useState } from "react";

type Handle = (event: PointerEvent<HTMLElement>) => void;

/** Makes a surface follow a single pointer: the first one down, until it is lifted. Pure. */
export class OnePointer {
  #held: number | null = null;

  /** Whether a pointer is down. */
  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** A pointer goes down; returns whether it counts. If it was already down, it was lifted unnoticed. */
  press(id: number): boolean {
    if (this.#held !== null && this.#held !== id) return false;
    this.#held = id;
    return true;
  }

  /** Whether this is the tracked pointer. */
  holds(id: number): boolean {
    return this.#held === id;
  }

  /** A pointer is lifted or cancelled; returns whether it was the tracked one. */
  release(id: number): boolean {
    if (this.#held !== id) return false;
    this.#held = null;
    return true;
  }
}

interface Follower {
  /** The tracked pointer went down. */
  readonly onBegin: Handle;
  /** It moved. */
  readonly onDrag: Handle;
  /** A pointer moved while none is down. */
  readonly onHover?: Handle;
  /** It was lifted or cancelled. */
  readonly onEnd?: () => void;
}

/**
 * Handlers for a surface on which one pointer at a time draws or drags: a palm or second finger is ignored until the
 * first pointer is lifted.
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
      // Always comes last, and is the only event if the surface is removed.
      onLostPointerCapture: end,
    },
  };
}
