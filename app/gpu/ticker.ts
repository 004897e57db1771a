/** A worker that answers each message a moment later: see `nextTask`. */
const MOMENT_MS = 2;

globalThis.addEventListener("message", () => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers talk to their page alone
  setTimeout(() => globalThis.postMessage(null), MOMENT_MS);
});
