interface WorkOptions {
  /** Whether `supersede` leaves it alone: what it does is wanted whatever comes after. */
  readonly mustFinish?: boolean;
}

/** Work on what runs, one piece after another; the one under way can be ended early. */
export class WorkQueue {
  readonly #failed: (error: unknown) => void;
  readonly #ended: () => void;
  #last: Promise<void> = Promise.resolve();
  #current: { readonly controller: AbortController; readonly mustFinish: boolean } | null = null;

  /** `failed` hears what a piece of work threw, unless it was ended early; `ended` is called after each, whatever came of it. */
  constructor(failed: (error: unknown) => void, ended: () => void) {
    this.#failed = failed;
    this.#ended = ended;
  }

  /** Resolves when the work asked for so far is done. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** Runs `work` after all that came before. Its signal is aborted once it is of no more use. */
  run(work: (signal: AbortSignal) => Promise<void>, { mustFinish = false }: WorkOptions = {}): Promise<void> {
    this.#last = this.#last.then(async () => {
      const controller = new AbortController();
      this.#current = { controller, mustFinish };
      try {
        await work(controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) this.#failed(error);
      } finally {
        this.#current = null;
        this.#ended();
      }
    });
    return this.#last;
  }

  /** Something newer was asked for: ends the work under way at its next pause, unless it must finish. */
  supersede(): void {
    if (this.#current && !this.#current.mustFinish) this.#current.controller.abort();
  }

  /** Ends the work under way at its next pause: what it works with is gone. What waits still runs. */
  abort(): void {
    this.#current?.controller.abort();
  }
}

/** What `work` resolves with. Throws the reason of `signal` as soon as that is aborted; the work itself goes on. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error("Aborted"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject);
  });
}
