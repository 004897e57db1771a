import { useCallback, useRef } from "react";

/** Most results that are kept; beyond that, the least recently used one is forgotten. */
const MOST = 16;

/** Returns what was measured before under a name, or measures it. */
export type Recall<T> = (name: string, measure: () => Promise<T>) => Promise<T>;

/**
 * Remembers the measurements of recent settings as long as the stage is open, so that going back to a setting takes no
 * time. A name must stand for everything that a result depends on. Failed or cancelled measurements are not remembered.
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
