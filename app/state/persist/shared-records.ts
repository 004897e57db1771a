/** Named records that several tabs add to: each merges what the others stored before storing its own. */
import { type KeyValueStore, type Local, readLocal, writeLocal } from "./local.ts";
import { type Named, readOnes } from "./quiz-record.ts";

/** Records by name. */
export type Records<T> = Readonly<Record<string, T>>;

/** How the records are embedded in the stored data. */
interface Place<R, T> {
  readonly row: Local<R>;
  readonly open: (kept: R) => Named<T>;
  readonly close: (records: Records<T>) => R;
}

export interface SharedRecords<T> {
  /** Merges the records known here with those stored by this tab or another. */
  readonly join: (known: Records<T>) => Records<T>;
  readonly keep: (records: Records<T>) => void;
}

/** Records in the given storage: the browser's, unless a test passes its own. */
export function sharedRecords<R, T>({ row, open, close }: Place<R, T>, storage?: KeyValueStore): SharedRecords<T> {
  // If storage is full, the records known here are newer than the stored ones.
  let isKept = true;
  return {
    join: (known) => {
      const read = readLocal(row, storage);
      const kept = read === null ? {} : readOnes(open(read));
      return isKept ? { ...known, ...kept } : { ...kept, ...known };
    },
    keep: (records) => {
      isKept = writeLocal(row, close(records), storage);
    },
  };
}

/** Merges two sets of records; those with the same name become one. */
export function mergeRecords<T>(here: Records<T>, there: Records<T>, merge: (here: T, there: T) => T): Records<T> {
  const merged: Record<string, T> = { ...here };
  for (const [name, record] of Object.entries(there)) {
    const known = here[name];
    merged[name] = known === undefined ? record : merge(known, record);
  }
  return merged;
}

/** For `JSON.stringify`: sorts the names in an object, since their order does not matter. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

/** The names of records that have changed. */
export function changedNames<T>(before: Records<T>, after: Records<T>): readonly string[] {
  return Object.keys({ ...before, ...after }).filter((name) => !isSame(before[name], after[name]));
}

/** Undoes a merge; later changes stay. */
export function takeBack<T>(now: Records<T>, before: Records<T>, merged: Records<T>): Records<T> {
  const back = changedNames(before, merged).filter((name) => isSame(now[name], merged[name]));
  const kept = Object.entries(now).filter(([name]) => !back.includes(name));
  const old = Object.entries(before).filter(([name]) => back.includes(name));
  return Object.fromEntries([...kept, ...old]);
}

/** The result of restoring records. */
export interface Merged {
  /** Number of records changed. */
  readonly changed: number;
  readonly undo: () => void;
}

/** Merges records into a store: `get` returns its records, `put` stores and shows new ones. */
export function mergeInto<T>(
  get: () => Records<T>,
  put: (records: Records<T>) => void,
  others: Records<T>,
  merge: (here: T, there: T) => T,
): Merged {
  const before = get();
  const merged = mergeRecords(before, others, merge);
  const changed = changedNames(before, merged).length;
  if (changed > 0) put(merged);
  return { changed, undo: () => put(takeBack(get(), before, merged)) };
}
