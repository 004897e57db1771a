import { asideOf, tellUnkept, tellUnread, type Words } from "./problems.ts";
import { type Form, readRecord } from "./versions.ts";

/** The part of `localStorage` that is used; tests pass their own. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem"> & Partial<Pick<Storage, "removeItem">>;

/** Something small that is kept as JSON in the browser's local storage. */
export interface Local<T> extends Form<T>, Words {
  readonly where: "local";
  /** Whether all of a record could be read; where not, it is put aside as well. */
  readonly isWhole?: (value: T) => boolean;
}

/** What a newer version kept: it is not written over. */
const newer = new WeakMap<KeyValueStore, Set<string>>();

/** The browser's storage. Throws where the browser withholds it (private mode, blocked cookies). */
function browserStorage(): KeyValueStore {
  const { localStorage } = globalThis;
  if (!localStorage) throw new Error("There is no local storage");
  return localStorage;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What an earlier visit kept; null where that is nothing, or nothing that can be read. Never throws: what cannot be read is
 * put aside, what a newer version kept is left alone, and a notice says so.
 */
export function readLocal<T>(row: Local<T>, storage?: KeyValueStore): T | null {
  let text: string | null;
  let store: KeyValueStore;
  try {
    store = storage ?? browserStorage();
    text = store.getItem(row.key);
  } catch (error) {
    tellUnkept(row, error);
    return null;
  }
  if (text === null) return null;
  const read = readRecord(row, parse(text));
  if (read.kind === "read" && (row.isWhole?.(read.value) ?? true)) return read.value;
  tellUnread(row, read.kind === "read" ? "partly" : read.kind);
  if (read.kind === "newer") {
    newer.set(store, new Set([...(newer.get(store) ?? []), row.key]));
    return null;
  }
  try {
    store.setItem(asideOf(row.key), text);
    if (read.kind === "damaged") store.removeItem?.(row.key);
  } catch (error) {
    // The text stays under its own name until the next write.
    tellUnkept(row, error);
  }
  return read.kind === "read" ? read.value : null;
}

/** Keeps a value. Never throws: where it cannot be kept, a notice says so. */
export function writeLocal<T>(row: Local<T>, value: T, storage?: KeyValueStore): void {
  try {
    const store = storage ?? browserStorage();
    if (!newer.get(store)?.has(row.key)) store.setItem(row.key, JSON.stringify(value));
  } catch (error) {
    tellUnkept(row, error);
  }
}
