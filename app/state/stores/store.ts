/**
 * Stores, as everyone sees them: to read and to watch. Each has one writer. Either its module keeps the setter to itself
 * and exports commands, which anyone may give (`notify`, `network.edit`); or it exports a `write...` that shows what one
 * part of the session does, and one file imports that (`scripts/lib/file-checks.mjs` looks).
 */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A store without its setter. In React it is a hook. */
export interface ReadableStore<T> {
  (): T;
  <U>(selector: (state: T) => U): U;
  getState(): T;
  subscribe(listener: (state: T, before: T) => void): () => void;
}

/** Changes parts of a store's state. */
export type Write<T> = (patch: Partial<T>) => void;

/** What of a store everyone may have. */
export function readable<T>(api: StoreApi<T>): ReadableStore<T> {
  const { getState, subscribe } = api;
  function useReadable(): T;
  function useReadable<U>(selector: (state: T) => U): U;
  function useReadable<U>(selector?: (state: T) => U): T | U {
    return useStore(api, selector ?? ((state: T): T | U => state));
  }
  return Object.assign(useReadable, { getState, subscribe });
}

/** Makes a store: what everyone may have of it, and what changes it. */
export function makeStore<T extends object>(initial: T): readonly [ReadableStore<T>, Write<T>] {
  const api = createStore<T>()(() => initial);
  return [readable(api), (patch) => api.setState(patch)];
}
