/**
 * Large values are best stored as blobs, since copying them does not block the page. Not every database accepts blobs.
 */
import { promisifyRequest } from "idb-keyval";
import { transact } from "./database.ts";

const PROBE = "receptive.probe";

/** Whether the database can store blobs. In Safari's private windows, and in WebKit elsewhere, it stores only bytes. */
async function probe(): Promise<boolean> {
  try {
    await transact("readwrite", async (store) => {
      await promisifyRequest(store.put(new Blob(["?"]), PROBE));
      store.delete(PROBE);
    });
    return true;
  } catch (error) {
    // A full database says nothing about blobs.
    return error instanceof DOMException && error.name === "QuotaExceededError";
  }
}

let answer: Promise<boolean> | null = null;

function holdsBlobs(): Promise<boolean> {
  answer ??= probe();
  return answer;
}

async function withBytes(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return value.arrayBuffer();
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(async ([key, each]) => [key, await withBytes(each)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** A record as the database accepts it: with bytes in place of blobs if it cannot store blobs. */
export async function storable(record: unknown): Promise<unknown> {
  return (await holdsBlobs()) ? record : withBytes(record);
}
