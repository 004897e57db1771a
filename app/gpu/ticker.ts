/** A worker that answers each message a moment later: see `nextTask`. */
const MOMENT_MS = 2;

globalThis.addEventListener("message", () => {
  setTimeout(() => globalThis.postMessage(null), MOMENT_MS);
});
