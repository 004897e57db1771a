import { get, set } from "idb-keyval";
import { unlessAborted } from "../work-queue.ts";
import { asideOf, tellUnkept, tellUnread, type Words } from "./problems.ts";
import { type Form, readRecord } from "./versions.ts";

/** How long the database is waited for, in ms. */
const PATIENCE_MS = 5000;

/** Something large that is kept in the browser's database. */
export interface Database<T> extends Form<T>, Words {
  readonly where: "database";
}

export type Kept<T> =
  /** `stored`: the record as it was found, to be put aside should more of it turn out unreadable. */
  | { readonly kind: "read"; readonly value: T; readonly stored: unknown }
  | { readonly kind: "nothing" }
  /** The database did not answer, or a newer version wrote there: it is to be left alone. */
  | { readonly kind: "withheld" };

/** What an earlier visit kept. Never throws: what cannot be read is put aside, and a notice says so. */
export async function readDatabase<T>(row: Database<T>): Promise<Kept<T>> {
  let stored: unknown;
  try {
    stored = await unlessAborted(get(row.key), AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    tellUnkept(row, error);
    return { kind: "withheld" };
  }
  if (stored === undefined) return { kind: "nothing" };
  const read = readRecord(row, stored);
  if (read.kind === "read") return { kind: "read", value: read.value, stored };
  tellUnread(row, read.kind);
  if (read.kind === "newer") return { kind: "withheld" };
  await putAside(row, stored);
  return { kind: "nothing" };
}

/** Puts a record aside, so that the next write does not take its place. Never throws; whether it could. */
export function putAside(row: Words, stored: unknown): Promise<boolean> {
  return keep(row, asideOf(row.key), stored);
}

async function keep(row: Words, key: string, value: unknown): Promise<boolean> {
  try {
    await set(key, value);
    return true;
  } catch (error) {
    tellUnkept(row, error);
    return false;
  }
}

/** Keeps a value. Never throws: where it cannot be kept, a notice says so. Whether it is kept. */
export function writeDatabase<T>(row: Database<T>, value: T): Promise<boolean> {
  return keep(row, row.key, value);
}
