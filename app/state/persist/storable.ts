/** Blobs are how large values are best kept: no copy of them stops the page. Not every database takes them. */
import { promisifyRequest } from "idb-keyval";
import { transact } from "./database.ts";

const PROBE = "receptive.probe";

/** Whether the database holds blobs; that of a private window of Safari, and of WebKit elsewhere, holds only bytes. */
async function probe(): Promise<boolean> {
  try {
    await transact("readwrite", async (store) => {
      await promisifyRequest(store.put(new Blob(["?"]), PROBE));
      store.delete(PROBE);
    });
    return true;
  } catch (error) {
    // Where it is full, nothing is known of that.
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

/** A record as the database takes it: with bytes in the place of blobs where it holds none of these. */
export async function storable(record: unknown): Promise<unknown> {
  return (await holdsBlobs()) ? record : withBytes(record);
}
