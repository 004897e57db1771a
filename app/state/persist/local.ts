import { asideOf, tellUnkept, tellUnread, type Words } from "./problems.ts";
import { type Form, readRecord } from "./versions.ts";

/** The part of `localStorage` that is used; tests pass their own. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem"> & Partial<Pick<Storage, "removeItem">>;

/** Something small, stored as JSON in the browser's storage: for all tabs, or for one tab and its reloads. */
export interface Local<T> extends Form<T>, Words {
  readonly where: "local" | "tab";
  /** The readable part of a value: the value itself if all of it is. Otherwise the record is also set aside. */
  readonly readable?: (value: T) => T;
}

/** A row for all tabs, unless it says otherwise. */
export const local = <T>(row: Omit<Local<T>, "where"> & Partial<Pick<Local<T>, "where">>): Local<T> => ({
  where: "local",
  ...row,
});

/** Data stored by a newer version, which is not overwritten. */
const newer = new WeakMap<KeyValueStore, Set<string>>();

/** The browser's storage. Throws if the browser denies it (private mode, blocked cookies). */
function browserStorage(where: "local" | "tab"): KeyValueStore {
  const { localStorage, sessionStorage } = globalThis;
  const storage = where === "tab" ? sessionStorage : localStorage;
  if (!storage) throw new Error("There is no storage");
  return storage;
}

/** The parsed JSON of a text; undefined if it is not JSON. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What an earlier visit stored; null if nothing, or nothing readable. Never throws: unreadable data is set aside, data
 * from a newer version is left alone, and a notice says so.
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
    // Reported only once: at the next visit only the readable part is left.
    if (value === null) store.removeItem?.(row.key);
    else store.setItem(row.key, JSON.stringify(value));
  } catch (error) {
    // The text stays under its own key until the next write.
    tellUnkept(row, error);
  }
  return value;
}

/** Stores a value and returns whether that worked. Never throws: if it fails, a notice says so. */
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

/** The text stored under a key; null if there is none, or the browser denies access. */
export function localText(key: string): string | null {
  try {
    return browserStorage("local").getItem(key);
  } catch {
    return null;
  }
}

/** Stores text under a key, or removes it if null; returns whether the browser accepted it. */
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
 * Calls `changed` whenever another tab may have stored something: on its storage event, and when this page becomes
 * visible again, since a sleeping page gets no events.
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
