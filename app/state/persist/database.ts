import { createStore, promisifyRequest } from "idb-keyval";
import { unlessAborted } from "../work-queue.ts";
import type { Words } from "./problems.ts";
import type { Form } from "./versions.ts";

/** Something large that is kept in the browser's database. */
export interface Database<T> extends Form<T>, Words {
  readonly where: "database";
}

/** How long the database is waited for, in ms. */
const PATIENCE_MS = 5000;

const database = createStore("keyval-store", "keyval");

/** Runs work in one transaction: all of it takes place, or nothing. Throws where the database does not answer. */
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
        // it has ended by itself
      }
      throw error;
    }
  });
}

/** The same, where the page cannot wait for long. */
export function transactSoon<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  return unlessAborted(transact(mode, work), AbortSignal.timeout(PATIENCE_MS));
}
