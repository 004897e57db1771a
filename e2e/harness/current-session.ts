/** The session that the harness drives, and waiting for what it does. */
import type { Session } from "#state/session.ts";

let session: Session | null = null;

/** Drives this one from now on. */
export function begin(next: Session): Session {
  session = next;
  return next;
}

export function current(): Session {
  if (!session) throw new Error("The session has not been started");
  return session;
}

/** Resolves once a store's state satisfies a condition. */
export function until<T>(
  store: { getState(): T; subscribe(listener: (state: T) => void): () => void },
  condition: (state: T) => boolean,
): Promise<void> {
  if (condition(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (!condition(state)) return;
      stop();
      resolve();
    });
  });
}
