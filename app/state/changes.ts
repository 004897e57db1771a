/** Changes to what runs, one after another; the one under way can be ended early. */
export class Changes {
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #controller = new AbortController();

  /** `failed` hears what a change threw, unless it was superseded. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Resolves when the changes asked for so far are done. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** Runs `work` after all that came before. Its signal is aborted once the change is of no more use. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      const { signal } = this.#controller;
      await work(signal).catch((error: unknown) => {
        if (!signal.aborted) this.#failed(error);
      });
    });
    return this.#last;
  }

  /** Ends the change under way at its next pause; those that wait still run. */
  supersede(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
  }
}
