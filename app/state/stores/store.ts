/**
 * Stores as everyone else sees them: to read and to subscribe to. Each has one writer. Either its module keeps the
 * setter private and exports commands that anyone may call (`notify`, `network.edit`), or it exports a `write...` for
 * one part of the session, which only one file imports (checked by `scripts/lib/file-checks.mjs`).
 */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A store without its setter. In React it is a hook. */
export interface ReadableStore<T> {
  (): T;
  <U>(selector: (state: T) => U): U;
  readonly getState: () => T;
  readonly subscribe: (listener: (state: T, before: T) => void) => () => void;
}

/** Changes parts of a store's state. */
export type Write<T> = (patch: Partial<T>) => void;

/** The public part of a store. */
export function readable<T>(api: StoreApi<T>): ReadableStore<T> {
  const { getState, subscribe } = api;
  function useReadable(): T;
  function useReadable<U>(selector: (state: T) => U): U;
  function useReadable<U>(selector?: (state: T) => U): T | U {
    return useStore(api, selector ?? ((state: T): T | U => state));
  }
  return Object.assign(useReadable, { getState, subscribe });
}

/** Creates a store: its public part, and the function that changes it. */
export function makeStore<T extends object>(initial: T): readonly [ReadableStore<T>, Write<T>] {
  const api = createStore<T>()(() => initial);
  return [readable(api), (patch) => api.setState(patch)];
}
