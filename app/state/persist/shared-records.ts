/** Records by name that several tabs add to: each takes what the others kept before it keeps its own. */
import { type KeyValueStore, type Local, readLocal, writeLocal } from "./local.ts";
import { type Named, readOnes } from "./quiz-record.ts";

type Records<T> = Readonly<Record<string, T>>;

/** How the records stand in what is kept. */
interface Place<R, T> {
  readonly row: Local<R>;
  readonly open: (kept: R) => Named<T>;
  readonly close: (records: Records<T>) => R;
}

export interface SharedRecords<T> {
  /** The records known here, with those that are kept in their place, of this tab or of another. */
  readonly join: (known: Records<T>) => Records<T>;
  readonly keep: (records: Records<T>) => void;
}

/** Records in the given storage; in the browser's, unless tests bring their own. */
export function sharedRecords<R, T>({ row, open, close }: Place<R, T>, storage?: KeyValueStore): SharedRecords<T> {
  // Where storage is full, what is known here is newer than what is kept.
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
