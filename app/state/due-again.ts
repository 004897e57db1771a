/**
 * When work that began at `start` and ends now is due again, on the clock of `performance.now()`: after `every` ms, or
 * later, so that it takes at most `share` of the time.
 */
export function dueAgain(start: number, every: number, share: number): number {
  const now = performance.now();
  return Math.max(start + every, now + (now - start) * (1 / share - 1));
}
