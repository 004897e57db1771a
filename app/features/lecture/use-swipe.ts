import { type PointerEvent, useRef } from "react";
import type { Action } from "#ui/action.ts";

/** Least horizontal length of a swipe, and most vertical one, in CSS pixels. */
const ACROSS = 70;
const ASIDE = 50;

/** Handlers for the text of a scene: a finger's swipe to the left leads to the next scene, to the right to the one before. */
export function useSwipe(actions: readonly Action[]) {
  const from = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null);
  const run = (id: string): void => {
    const action = actions.find((each) => each.id === id);
    if (action?.isEnabled !== false) action?.run();
  };
  return {
    onPointerDown: ({ pointerType, pointerId, clientX, clientY }: PointerEvent): void => {
      from.current = pointerType === "touch" ? { id: pointerId, x: clientX, y: clientY } : null;
    },
    onPointerUp: ({ pointerId, clientX, clientY }: PointerEvent): void => {
      const start = from.current;
      from.current = null;
      if (start?.id !== pointerId || Math.abs(clientY - start.y) > ASIDE) return;
      if (clientX - start.x < -ACROSS) run("scene-after");
      else if (clientX - start.x > ACROSS) run("scene-before");
    },
    onPointerCancel: (): void => {
      from.current = null;
    },
  };
}
