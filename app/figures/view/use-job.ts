import { useEffect, useRef, useState } from "react";
import { ContextLostError } from "#gpu/errors.ts";

/** Work of a stage, such as a measurement on the GPU, and what came of it. */
export interface Job<T> {
  /** What the last run that ended well gave; null before the first. */
  readonly value: T | null;
  /** Whether a run for the present is not over yet. */
  readonly isBusy: boolean;
  /** Why the last run came to nothing, in words; null where it did not. */
  readonly problem: string | null;
}

/**
 * Runs work whenever one of `deps` changes, one run at a time: while one is under way, only the latest of the changes
 * since is waiting. `work` is null while there is nothing to do yet. Long work shows what it has so far by its second
 * argument.
 */
export function useJob<T>(
  work: ((signal: AbortSignal, show: (soFar: T) => void) => Promise<T>) | null,
  deps: readonly unknown[],
): Job<T> {
  const [job, setJob] = useState<Job<T>>({ value: null, isBusy: true, problem: null });
  const latest = useRef(work);
  latest.current = work;
  const running = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (!latest.current) return undefined;
    const closing = new AbortController();
    setJob((was) => (was.isBusy ? was : { ...was, isBusy: true }));
    const run = async (): Promise<void> => {
      if (closing.signal.aborted || !latest.current) return;
      try {
        const value = await latest.current(closing.signal, (soFar) => {
          if (!closing.signal.aborted) setJob((was) => ({ ...was, value: soFar }));
        });
        if (!closing.signal.aborted) setJob({ value, isBusy: false, problem: null });
      } catch (error) {
        // Of a lost context the page tells, and it comes back with another device.
        if (closing.signal.aborted || error instanceof ContextLostError) return;
        const problem = error instanceof Error ? error.message : String(error);
        setJob((was) => ({ ...was, isBusy: false, problem }));
      }
    };
    running.current = running.current.then(run);
    return () => closing.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the caller says what the work depends on
  }, [work === null, ...deps]);
  return job;
}
