/** Longest wait, in ms: hidden pages are not drawn. */
const PATIENCE = 100;

/**
 * Resolves when the browser should have drawn the latest changes of the page. On software renderers, asking the GPU for
 * anything before that blocks the page until the drawing is done.
 */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, PATIENCE);
  });
}
