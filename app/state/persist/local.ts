import { asideOf, tellUnkept, tellUnread, type Words } from "./problems.ts";
import { type Form, readRecord } from "./versions.ts";

/** The part of `localStorage` that is used; tests pass their own. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem"> & Partial<Pick<Storage, "removeItem">>;

/** Something small that is kept as JSON in the browser's storage: for all tabs, or for one and its reloads. */
export interface Local<T> extends Form<T>, Words {
  readonly where: "local" | "tab";
  /** What of a record could be read: the value itself where that is all of it. Else the record is put aside as well. */
  readonly readable?: (value: T) => T;
}

/** What a newer version kept: it is not written over. */
const newer = new WeakMap<KeyValueStore, Set<string>>();

/** The browser's storage. Throws where the browser withholds it (private mode, blocked cookies). */
function browserStorage(where: "local" | "tab"): KeyValueStore {
  const { localStorage, sessionStorage } = globalThis;
  const storage = where === "tab" ? sessionStorage : localStorage;
  if (!storage) throw new Error("There is no storage");
  return storage;
}

/** The JSON of a text; undefined where it is none. */
export function parseText(text: string): unknown {
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
    store = storage ?? browserStorage(row.where);
    text = store.getItem(row.key);
  } catch (error) {
    tellUnkept(row, error);
    return null;
  }
  if (text === null) return null;
  const read = readRecord(row, parseText(text));
  const value = read.kind === "read" ? (row.readable?.(read.value) ?? read.value) : null;
  if (read.kind === "read" && value === read.value) return value;
  if (read.kind === "newer") {
    const known = newer.get(store) ?? new Set();
    if (!known.has(row.key)) tellUnread(row, "newer");
    newer.set(store, known.add(row.key));
    return null;
  }
  tellUnread(row, value === null ? "damaged" : "partly");
  try {
    store.setItem(asideOf(row.key), text);
    // It is told of once: at the next visit there is only what could be read.
    if (value === null) store.removeItem?.(row.key);
    else store.setItem(row.key, JSON.stringify(value));
  } catch (error) {
    // The text stays under its own name until the next write.
    tellUnkept(row, error);
  }
  return value;
}

/** Keeps a value. Never throws: where it cannot be kept, a notice says so. Whether it is kept. */
export function writeLocal<T>(row: Local<T>, value: T, storage?: KeyValueStore): boolean {
  try {
    const store = storage ?? browserStorage(row.where);
    if (newer.get(store)?.has(row.key)) return false;
    store.setItem(row.key, JSON.stringify(value));
    return true;
  } catch (error) {
    tellUnkept(row, error);
    return false;
  }
}

/** The text that is kept under a key; null where there is none, or the browser withholds it. */
export function localText(key: string): string | null {
  try {
    return browserStorage("local").getItem(key);
  } catch {
    return null;
  }
}

/** Keeps text under a key, or, where it is null, nothing; whether the browser took it. */
export function putLocalText(key: string, text: string | null): boolean {
  try {
    const storage = browserStorage("local");
    if (text === null) storage.removeItem?.(key);
    else storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls `changed` whenever another tab may have kept something else: when it says so, and when this one is seen again, since
 * a page that sleeps hears nothing.
 */
export function watchLocal<T>(row: Local<T>, changed: () => void): void {
  if (!("document" in globalThis)) return;
  window.addEventListener("storage", ({ key }) => {
    if (key === row.key || key === null) changed();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) changed();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") changed();
  });
}
