/** Loss and accuracy of each step, in growing arrays: a run has tens of thousands of steps. */
export class History {
  #losses = new Float32Array(1024);
  #accuracies = new Float32Array(1024);
  #length = 0;

  /** Steps recorded. */
  get length(): number {
    return this.#length;
  }

  get losses(): Float32Array {
    return this.#losses.subarray(0, this.#length);
  }

  get accuracies(): Float32Array {
    return this.#accuracies.subarray(0, this.#length);
  }

  push(loss: number, accuracy: number): void {
    if (this.#length === this.#losses.length) {
      const grow = (old: Float32Array): Float32Array<ArrayBuffer> => {
        const larger = new Float32Array(old.length * 2);
        larger.set(old);
        return larger;
      };
      this.#losses = grow(this.#losses);
      this.#accuracies = grow(this.#accuracies);
    }
    this.#losses[this.#length] = loss;
    this.#accuracies[this.#length] = accuracy;
    this.#length++;
  }

  /** Forgets the steps from `length` on: a run that goes back to a checkpoint repeats them. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }
}
