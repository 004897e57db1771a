import * as v from "valibot";

/** The part of `localStorage` that is used; tests pass their own. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem">;

/** A stored value, `null` where there is none, and what was wrong if it could not be used. */
export interface Stored<T> {
  readonly value: T | null;
  readonly problem: string | null;
}

/** The browser's storage, or `null` where the browser withholds it (private mode, blocked cookies). */
function browserStorage(): KeyValueStore | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

const WITHHELD = "This browser does not let the app store anything. What you do here is kept until you close the page.";
const UNREADABLE =
  "What was stored here before could not be read, so this starts afresh. The old data was put aside, not deleted.";
const FULL = "The browser's storage is full. What you do from here on is kept until you close the page.";

/**
 * Reads JSON that an earlier visit stored and checks it against a schema. Never throws: storage that
 * is withheld, nonsense and data of another shape come back as a problem in plain words.
 */
export function readJson<T>(key: string, schema: v.GenericSchema<unknown, T>, storage = browserStorage()): Stored<T> {
  if (!storage) return { value: null, problem: WITHHELD };
  let text: string | null;
  try {
    text = storage.getItem(key);
  } catch {
    return { value: null, problem: WITHHELD };
  }
  if (text === null) return { value: null, problem: null };
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    if (parsed.success) return { value: parsed.output, problem: null };
  } catch {
    // Not JSON at all: put aside like JSON of another shape.
  }
  putAside(key, text, storage);
  return { value: null, problem: UNREADABLE };
}

/** Keeps what could not be read under another name, so that nothing is lost to the next write. */
function putAside(key: string, text: string, storage: KeyValueStore): void {
  try {
    storage.setItem(`${key}.unreadable`, text);
  } catch {
    // Storage is full: the text stays under its own name until the next write, which the reader is told of.
  }
}

/** Stores a value as JSON. Never throws: says in plain words why it could not, or `null`. */
export function writeJson(key: string, value: unknown, storage = browserStorage()): string | null {
  if (!storage) return WITHHELD;
  try {
    storage.setItem(key, JSON.stringify(value));
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? FULL : WITHHELD;
  }
}
