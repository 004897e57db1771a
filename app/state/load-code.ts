import { unlessLeaving } from "#data/request.ts";

/** Part of the app's own code could not be loaded; the message is for the student. */
export class CodeError extends Error {
  constructor(cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause);
    super(
      `A part of the app could not be loaded: the connection may have dropped, or a newer version may have replaced this one. Your work is stored. Reload the page to continue. Details: ${what}`,
      { cause },
    );
  }
}

/** Loads a part of the app on demand. Throws a CodeError if that fails. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // Leaving the page aborts its downloads; that is no error to report.
    await unlessLeaving();
    throw new CodeError(error);
  }
}
