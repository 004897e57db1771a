import { useEffect, useRef, useState } from "react";
import { ContextLostError } from "#gpu/errors.ts";
import { hasSameItems } from "./same-items.ts";

/** Work of a stage, such as a measurement on the GPU, and what came of it. */
export interface Job<T> {
  /** What the last run that ended well gave; null before the first. */
  readonly value: T | null;
  /** Whether the present's result is still to come: its run is not over, or waits for what it needs. */
  readonly isBusy: boolean;
  /** Why the last run came to nothing, in words; null where it did not. */
  readonly problem: string | null;
}

/**
 * Runs work whenever one of `deps` changes, one run at a time: while one is under way, only the latest of the changes
 * since is waiting. `work` is null while what it needs is not there, such as a photo that is loading: the job is busy
 * then. (One that is not wanted is not given to the stage.) Long work shows what it has so far by its second argument.
 */
export function useJob<T>(
  work: ((signal: AbortSignal, show: (soFar: T) => void) => Promise<T>) | null,
  deps: readonly unknown[],
): Job<T> {
  const key = [work === null, ...deps];
  const [job, setJob] = useState<Job<T> & { readonly key: readonly unknown[] }>({
    value: null,
    isBusy: true,
    problem: null,
    key,
  });
  const latest = useRef(work);
  latest.current = work;
  const running = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    setJob((was) => ({ ...was, isBusy: true, key }));
    if (!latest.current) return undefined;
    const closing = new AbortController();
    const run = async (): Promise<void> => {
      if (closing.signal.aborted || !latest.current) return;
      try {
        const value = await latest.current(closing.signal, (soFar) => {
          if (!closing.signal.aborted) setJob((was) => ({ ...was, value: soFar }));
        });
        if (!closing.signal.aborted) setJob({ value, isBusy: false, problem: null, key });
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
  // From the render that changes what the work depends on, not only once its effect has run.
  return hasSameItems(job.key, key) || job.isBusy ? job : { ...job, isBusy: true };
}
