/** Parts of the app that are wanted soon, but not yet: fetched one after another when the browser has nothing to do. */
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

/** Resolves in an idle moment; Safari does not tell, so there it is soon. */
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
    // What fails here is tried again, and told of, where it is wanted.
    await load().catch(() => undefined);
  }
  isBusy = false;
}

/** Has something fetched before it is wanted: once the page is there, and idle. */
export function fetchAhead(load: Load): void {
  waiting.add(load);
  void work();
}

/** The first screen is there: what was put off for it may begin. */
export function tellPageShown(): void {
  isShown = true;
  show();
  void work();
}
