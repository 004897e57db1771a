import { makeStore } from "./store.ts";

/** What went wrong, and whether trying again may help. */
export interface Failure {
  readonly message: string;
  readonly canRetry: boolean;
}

/** What went wrong in loading or running; null if nothing did. Written by the session. */
export const [useFailure, writeFailure] = makeStore<{ readonly failure: Failure | null }>({ failure: null });
