/** Longest wait, in ms: a page that nobody sees is not drawn. */
const PATIENCE = 100;

/**
 * Resolves when the browser should have drawn what has just changed on the page. Where it draws with the processor,
 * whoever asks the GPU for something meanwhile holds up the page until that is done.
 */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, PATIENCE);
  });
}
