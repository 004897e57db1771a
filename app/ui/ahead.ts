/** Code that will soon be needed, fetched in advance, one part after another, when the browser has nothing to do. */
type Load = () => Promise<unknown>;

const waiting = new Set<Load>();
let isBusy = false;

let show: () => void = () => {};
let isShown = false;
/** Resolves when the first screen is on the page. */
export const pageShown = new Promise<void>((resolve) => {
  show = resolve;
});

/** Longest wait for an idle moment, in ms: while a network trains there may be none. */
const PATIENCE = 2000;

/** Resolves in an idle moment; after a short wait in Safari, which does not report idle moments. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    else setTimeout(resolve, PATIENCE / 10);
  });
}

async function work(): Promise<void> {
  if (isBusy || !isShown) return;
  isBusy = true;
  for (const load of waiting) {
    await idle();
    waiting.delete(load);
    // If this fails, it is tried again, and a failure reported, where the code is needed.
    await load().catch(() => undefined);
  }
  isBusy = false;
}

/** Fetches something before it is needed: once the first screen is shown and the page is idle. */
export function fetchAhead(load: Load): void {
  waiting.add(load);
  void work();
}

/** Call it when the first screen is shown: work that waited for it starts. */
export function tellPageShown(): void {
  isShown = true;
  show();
  void work();
}
