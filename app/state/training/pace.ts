/** GPU time between two looks at the clock, in ms: long enough to keep the GPU busy, short enough to pause at once. */
const CHUNK_MS = 30;
/** Steps between two looks at the clock. */
export const MOST_STEPS = 64;
/** A step that takes longer, in ms, is waited for before the next is begun. */
const LONG_MS = 100;

/** How many steps are handed to the GPU at once, by the time that the last ones took. */
export class Pace {
  #steps = 1;
  #isLong = false;

  get steps(): number {
    return this.#steps;
  }

  /** Whether a pause would have to wait for too long, were the next steps handed over before the last are done. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /** Says how long it took, in ms, from handing over the last steps to handing over the next. */
  took(ms: number): void {
    this.#isLong = this.#steps === 1 && ms > LONG_MS;
    if (ms < CHUNK_MS / 2) this.#steps = Math.min(MOST_STEPS, this.#steps * 2);
    else if (ms > CHUNK_MS * 2) this.#steps = Math.max(1, Math.floor(this.#steps / 2));
  }
}
