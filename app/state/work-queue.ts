interface WorkOptions {
  /** Whether `supersede` leaves it alone because it must be completed. */
  readonly mustFinish?: boolean;
}

/** Runs tasks on the session's GPU objects one after another; the current one can be ended early. */
export class WorkQueue {
  readonly #failed: (error: unknown) => void;
  readonly #ended: () => void;
  #last: Promise<void> = Promise.resolve();
  #current: { readonly controller: AbortController; readonly mustFinish: boolean } | null = null;

  /**
   * `failed` gets the error of a task, unless it was ended early; `ended` is called after each, whatever its outcome.
   */
  constructor(failed: (error: unknown) => void, ended: () => void) {
    this.#failed = failed;
    this.#ended = ended;
  }

  /** Resolves when all tasks requested so far are done. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** Runs `work` after all earlier tasks. Its signal is aborted once it is no longer needed. */
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

  /** Ends the current task at its next pause, in favour of newer ones, unless it must finish. */
  supersede(): void {
    if (this.#current && !this.#current.mustFinish) this.#current.controller.abort();
  }

  /** Ends the current task at its next pause because its objects are gone. Waiting tasks still run. */
  abort(): void {
    this.#current?.controller.abort();
  }
}

/** The result of `work`. Throws the reason of `signal` as soon as that is aborted; the work itself continues. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error("Aborted"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject);
  });
}
