import { createStore, promisifyRequest } from "idb-keyval";
import { unlessAborted } from "../work-queue.ts";
import type { Words } from "./problems.ts";
import type { Form } from "./versions.ts";

/** Something large, stored in the browser's database. */
export interface Database<T> extends Form<T>, Words {
  readonly where: "database";
}

/** How long to wait for the database, in ms. */
const PATIENCE_MS = 5000;

const database = createStore("keyval-store", "keyval");

/** Runs work in one transaction, all or nothing. Throws if the database does not respond. */
export function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  return database(mode, async (store) => {
    const { transaction } = store;
    const done = promisifyRequest(transaction);
    done.catch(() => {}); // it is awaited below
    try {
      const result = await work(store);
      await done;
      return result;
    } catch (error) {
      if (transaction.error) throw transaction.error;
      try {
        transaction.abort();
      } catch {
        // it has already ended
      }
      throw error;
    }
  });
}

/** The same, for when the page cannot wait long. */
export function transactSoon<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  return unlessAborted(transact(mode, work), AbortSignal.timeout(PATIENCE_MS));
}
