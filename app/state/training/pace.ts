/** GPU time between two measurements of the time, in ms: long enough to keep the GPU busy, short enough to pause at once. */
const CHUNK_MS = 30;
/** Most steps between two measurements. */
export const MOST_STEPS = 64;
/** If a step takes longer, in ms, the next one is not submitted before it is done. */
const LONG_MS = 80;
/** A pause does not wait for a step that takes longer, in ms. */
const SLOW_MS = 150;

/** How many steps, or pieces of a step, are submitted to the GPU at once, according to the time that the last ones took. */
export class Pace {
  #steps = 1;
  #isLong = false;
  #isSlow = false;

  get steps(): number {
    return this.#steps;
  }

  /** Whether a pause would have to wait too long if the next step were submitted before the last is done. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /** Whether a pause would have to wait too long even for a single step. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Call it with the time, in ms, from submitting the last steps to submitting the next. */
  took(ms: number): void {
    this.#isLong = this.#steps === 1 && ms > LONG_MS;
    this.#isSlow = this.#steps === 1 && ms > SLOW_MS;
    if (ms < CHUNK_MS / 2) this.#steps = Math.min(MOST_STEPS, this.#steps * 2);
    else if (ms > CHUNK_MS * 2) this.#steps = Math.max(1, Math.floor(this.#steps / 2));
  }
}
