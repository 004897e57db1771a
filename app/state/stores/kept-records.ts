import { createStore } from "zustand/vanilla";
import { askToKeep } from "../persist/durability.ts";
import { type KeyValueStore, type Local, watchLocal } from "../persist/local.ts";
import type { Named } from "../persist/quiz-record.ts";
import { type Merged, mergeInto, type Records, sharedRecords } from "../persist/shared-records.ts";
import { type ReadableStore, readable } from "./store.ts";

/** Records by name that a student adds to, in any tab; only these commands change them. */
export interface KeptRecords<T> {
  readonly records: Records<T>;
  readonly record: (key: string, record: T) => void;
  /** Merges records that were stored elsewhere. */
  readonly merge: (others: Records<T>) => Merged;
  /** Merges what other tabs have stored. */
  readonly refresh: () => void;
}

interface Kept<R, T> {
  readonly row: Local<R>;
  readonly open: (kept: R) => Named<T>;
  readonly close: (records: Records<T>) => R;
  /** Merges two records of the same name. */
  readonly merge: (here: T, there: T) => T;
}

/** Makes a store of records that stores itself in the given storage: the browser's by default; tests pass their own. */
export function createKeptRecords<R, T>(
  { row, open, close, merge }: Kept<R, T>,
  storage?: KeyValueStore,
): ReadableStore<KeptRecords<T>> {
  const shared = sharedRecords<R, T>({ row, open, close }, storage);
  const store = createStore<KeptRecords<T>>()((set, get) => {
    const joined = (): Records<T> => shared.join(get().records);
    const put = (records: Records<T>): void => {
      shared.keep(records);
      set({ records });
    };
    return {
      records: shared.join({}),
      record: (key, record) => {
        put({ ...joined(), [key]: record });
        void askToKeep();
      },
      merge: (others) => mergeInto(joined, put, others, merge),
      refresh: () => set({ records: joined() }),
    };
  });
  if (!storage) watchLocal(row, store.getState().refresh);
  return readable(store);
}
