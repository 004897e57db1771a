import { isHidden, nextTask } from "#gpu/turns.ts";

/** Longest wait, in ms: a window behind others may not be drawn. */
const PATIENCE = 100;

/**
 * Resolves when the browser should have drawn the latest changes of the page; hidden pages are not drawn. On software
 * renderers, asking the GPU for anything before that blocks the page until the drawing is done.
 */
export function drawn(): Promise<void> {
  if (isHidden()) return nextTask();
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, PATIENCE);
  });
}
