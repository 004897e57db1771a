import { useCallback, useRef } from "react";

/** Results that are kept; then the one that was asked for longest ago is forgotten. */
const MOST = 16;

/** Gives what was measured before under a name, or measures it. */
export type Recall<T> = (name: string, measure: () => Promise<T>) => Promise<T>;

/**
 * Remembers, for as long as the stage is open, what was measured of its last settings: going back to one takes no time.
 * A name stands for everything that a result depends on. Nothing is remembered of what failed or was given up.
 */
export function useRecall<T>(): Recall<T> {
  const known = useRef(new Map<string, { readonly result: T }>());
  return useCallback(async (name, measure) => {
    const { current } = known;
    const found = current.get(name) ?? { result: await measure() };
    current.delete(name);
    current.set(name, found);
    for (const oldest of current.keys()) {
      if (current.size <= MOST) break;
      current.delete(oldest);
    }
    return found.result;
  }, []);
}
