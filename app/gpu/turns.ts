/** Turns of the event loop: ways to pause so that the page can do other things. */

/** Resolves in a later turn of the event loop, without delay. */
export function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/**
 * Resolves in a later turn of the event loop, by a timer: unlike messages, timers leave the cores to a software renderer
 * meanwhile. In hidden pages timers fire only once a second or once a minute, so there a worker's timer is used as well.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
    if (isHidden()) onTick(resolve);
  });
}

/** Whether the page is hidden. */
export function isHidden(): boolean {
  return typeof document !== "undefined" && document.hidden;
}

let ticker: Worker | null = null;
let waiting: (() => void)[] = [];

/** Calls back at the worker's next tick; never, if the browser allows no worker. */
function onTick(listener: () => void): void {
  ticker ??= startTicker();
  waiting.push(listener);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have no origin to name
  if (waiting.length === 1) ticker?.postMessage(null);
}

function startTicker(): Worker | null {
  if (typeof Worker === "undefined") return null;
  const worker = new Worker(new URL("./ticker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", () => {
    const due = waiting;
    waiting = [];
    for (const listener of due) listener();
  });
  return worker;
}

/** Longest time that a piece of long work may block the page, in ms. */
const PIECE_MS = 8;

/**
 * Runs work that yields the fraction done (0 to 1), with pauses in between, so that the page stays responsive. Resolves to what
 * the work returns. Throws the reason of `signal` once that is aborted.
 */
export async function inPieces<T>(
  work: Generator<number, T>,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<T> {
  for (;;) {
    const began = performance.now();
    let step = work.next();
    while (!step.done && performance.now() - began < PIECE_MS) step = work.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await nextTask();
    signal?.throwIfAborted();
  }
}
