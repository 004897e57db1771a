import { useEffect, useRef, useState } from "react";
import { ContextLostError } from "#gpu/errors.ts";
import { hasSameItems } from "./same-items.ts";

/** Work of a stage, such as a measurement on the GPU, and its result. */
export interface Job<T> {
  /** Result of the last successful run, or what the current one has shown so far; null before the first. */
  readonly value: T | null;
  /** Whether the result for the current `deps` is still to come: its run is under way, or waits for what it needs. */
  readonly isBusy: boolean;
  /** Why the last run failed, in words; null if it did not. */
  readonly problem: string | null;
}

/**
 * Runs work whenever one of `deps` changes, one run at a time: while one is under way, only the latest change waits.
 * `work` is null as long as something that it needs is missing, such as a photo that is loading: the job is busy then. (A
 * job that is not wanted is not passed to the stage.) Long work reports what it has so far through its second argument.
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
        // The page reports a lost context, and mounts this again with another device.
        if (closing.signal.aborted || error instanceof ContextLostError) return;
        const problem = error instanceof Error ? error.message : String(error);
        setJob((was) => ({ ...was, isBusy: false, problem }));
      }
    };
    running.current = running.current.then(run);
    return () => closing.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the caller says what the work depends on
  }, [work === null, ...deps]);
  // Busy from the very render in which `deps` change, not only once the effect has run.
  return hasSameItems(job.key, key) || job.isBusy ? job : { ...job, isBusy: true };
}
