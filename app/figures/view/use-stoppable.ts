import { useRef } from "react";
import { type Job, useJob } from "./use-job.ts";

/** Long work that can be stopped at any time. */
export interface Stoppable<T> extends Job<T> {
  /** Stops it; what it has shown by then stays. */
  readonly stop: () => void;
}

/** The same as `useJob`, for work that shows what it has so far and that a student may stop. */
export function useStoppable<T>(
  work: ((signal: AbortSignal, show: (soFar: T) => void) => Promise<T>) | null,
  deps: readonly unknown[],
): Stoppable<T> {
  const stopping = useRef(new AbortController());
  const job = useJob(
    work &&
      (async (signal, show: (soFar: T) => void): Promise<T> => {
        const own = new AbortController();
        stopping.current = own;
        signal.addEventListener("abort", () => own.abort(signal.reason));
        let latest: { readonly value: T } | null = null;
        const remember = (value: T): void => {
          latest = { value };
          show(value);
        };
        const shown = (): { readonly value: T } | null => latest;
        try {
          return await work(own.signal, remember);
        } catch (error) {
          const last = shown();
          if (own.signal.aborted && !signal.aborted && last) return last.value;
          throw error;
        }
      }),
    deps,
  );
  return { ...job, stop: () => stopping.current.abort() };
}
